-- The document in which another requirement tells a fault, where that is another one of the set.
ALTER TABLE outcomes ADD COLUMN reported_in TEXT;

-- What narrowed the choice of documents, by option, and how the audit differed from the standard. NULL: not known.
ALTER TABLE runs ADD COLUMN asked TEXT CHECK (asked IS NULL OR json_valid(asked));

ALTER TABLE runs ADD COLUMN changes TEXT CHECK (changes IS NULL OR json_valid(changes));
