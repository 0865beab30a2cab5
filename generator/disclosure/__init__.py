"""What of a knowledge base an audience may see; nothing that is made of the rest needs to know of audiences."""
