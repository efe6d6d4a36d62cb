"""What the council gets: annexes, adviesnota, raadsvoorstel, raadsbesluit, and the consolidated text for everyone."""
