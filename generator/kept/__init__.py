"""What is kept from one build to the next: what was made, and the facts of the library that it rests on."""
