"""The report as an Excel workbook, for a group that goes through an agreement requirement by requirement."""
