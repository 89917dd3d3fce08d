"""Which documents rest on a provision, and what its change asks of them."""
