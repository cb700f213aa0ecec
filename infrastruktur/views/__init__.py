"""The pages everybody may open."""
