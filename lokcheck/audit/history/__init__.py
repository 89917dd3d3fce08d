"""What changed between audits: solved, new and worsened findings, by county and by topic."""
