"""What the documents of the secretariat print."""
