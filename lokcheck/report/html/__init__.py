"""The report as one HTML file for officials and politicians; docs/html-report.md describes it."""
