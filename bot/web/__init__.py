"""What the outside may call: the webhook and a health page."""
