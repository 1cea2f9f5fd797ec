"""What every table, column, figure and area level means. Imports nothing of ours."""
