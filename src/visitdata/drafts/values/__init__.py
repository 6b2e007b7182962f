"""What the values of a draft can only mean: dates, numbers, quantities, names of codes and closed values."""
