"""What all imports share: a question of somebody else, its texts as Markdown of ours, and the draft that it becomes."""
