"""The audit as an Excel workbook."""
