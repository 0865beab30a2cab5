"""What is written as a Word document; alone knows python-docx."""
