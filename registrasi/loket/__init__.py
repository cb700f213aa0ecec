"""The counter: appointments to show originals, and registrations filled in for somebody present."""
