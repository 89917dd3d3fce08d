"""Documents beside each other, requirement by requirement; and which are copies of which, and what each changed."""
