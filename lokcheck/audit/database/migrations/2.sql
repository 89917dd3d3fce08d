-- Questions that are asked often, as views. Each has the column 'run'.

-- The newest audit: WHERE run = (SELECT run FROM latest_run).
CREATE VIEW latest_run AS
SELECT max(run) AS run FROM runs;

-- Who lacks what, and since when: a row for each finding that is not waived.
CREATE VIEW findings AS
SELECT d.run, d.county, d.kind, d.title, d.file, d.id, o.rule, r.topic, r.title_sv AS requirement_sv,
       r.title_en AS requirement_en, o.today, o.severity, o.changed_on,
       coalesce(o.changed_on, d.own_day, d.valid_from) AS since, o.is_update, t.sv AS message_sv, t.en AS message_en,
       o.quote, o.section, o.page, o.line, d.document
FROM outcomes AS o
JOIN documents AS d USING (document)
JOIN rules AS r USING (rule)
LEFT JOIN texts AS t ON t.text = o.message
WHERE o.severity IS NOT NULL AND NOT o.waived;

-- What is due and when, of documents whose period is not over. A negative number of days is overdue.
CREATE VIEW reviews AS
SELECT d.run, x.day, x.kind, CAST(julianday(x.day) - julianday(u.as_of) AS INTEGER) AS days_left, d.county,
       d.kind AS document_kind, d.title, d.file, t.sv AS what_sv, t.en AS what_en, x.rule
FROM deadlines AS x
JOIN documents AS d USING (document)
JOIN runs AS u USING (run)
JOIN texts AS t ON t.text = x.what
WHERE d.ended IS NULL;

-- The outcome of a requirement in a county: the worst among the documents of the county to which it applies.
CREATE VIEW county_outcomes AS
SELECT run, county, rule,
       CASE min(CASE today WHEN 'error' THEN 0 WHEN 'not_met' THEN 1 WHEN 'partly' THEN 2 WHEN 'cannot_judge' THEN 3
                           WHEN 'manual' THEN 4 ELSE 5 END)
           WHEN 0 THEN 'error' WHEN 1 THEN 'not_met' WHEN 2 THEN 'partly' WHEN 3 THEN 'cannot_judge'
           WHEN 4 THEN 'manual' ELSE 'met' END AS outcome
FROM outcomes JOIN documents USING (document)
WHERE county IS NOT NULL AND today <> 'not_applicable'
GROUP BY run, county, rule;

-- A requirement's spread over the country: in how many counties it is met, partly met, not met or not judged.
CREATE VIEW spread AS
SELECT run, rule, title_sv, title_en, sum(outcome = 'met') AS met, sum(outcome = 'partly') AS partly,
       sum(outcome = 'not_met') AS not_met, sum(outcome IN ('cannot_judge', 'manual', 'error')) AS not_judged,
       count(*) AS counties
FROM county_outcomes JOIN rules USING (rule)
GROUP BY run, rule;

-- Each document with its numbers of findings.
CREATE VIEW document_sums AS
SELECT d.run, d.document, d.county, d.kind, d.title, d.file, d.id,
       sum(o.today IN ('met', 'partly', 'not_met')) AS judged, sum(o.today = 'met') AS met,
       sum(o.today = 'partly') AS partly, sum(o.today = 'not_met') AS not_met,
       sum(o.severity IS 'error' AND NOT o.waived) AS errors, sum(o.severity IS 'warning' AND NOT o.waived) AS warnings,
       sum(o.severity IS 'note' AND NOT o.waived) AS notes, sum(o.severity IS NOT NULL AND o.waived) AS waived
FROM documents AS d JOIN outcomes AS o USING (document)
GROUP BY d.document;
