"""Reports to print: one per region and one per wijk, tagged for screen readers (PDF/UA-1)."""
