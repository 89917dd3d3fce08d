-- An audit. Everything below belongs to one, and goes with it.
CREATE TABLE runs (
    run INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
    as_of TEXT NOT NULL,
    lokcheck TEXT NOT NULL,
    engine TEXT NOT NULL,
    rulebook TEXT NOT NULL,
    register_checked TEXT,
    sources TEXT NOT NULL CHECK (json_valid(sources))
) STRICT;

-- The headings and requirements of the rulebook, as the newest audit knew them.
CREATE TABLE topics (
    topic TEXT PRIMARY KEY,
    position INTEGER NOT NULL,
    name_sv TEXT NOT NULL,
    name_en TEXT NOT NULL
) STRICT;

CREATE TABLE rules (
    rule TEXT PRIMARY KEY,
    topic TEXT NOT NULL REFERENCES topics,
    title_sv TEXT NOT NULL,
    title_en TEXT NOT NULL,
    modality TEXT NOT NULL
) STRICT;

-- Messages, each kept once however many documents it is said of.
CREATE TABLE texts (
    text INTEGER PRIMARY KEY,
    sv TEXT NOT NULL,
    en TEXT NOT NULL,
    UNIQUE (sv, en)
) STRICT;

-- What a document says, by the checksum of its file: audits of an unchanged file share it, and its facts.
CREATE TABLE contents (
    content INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL,
    part TEXT NOT NULL,
    lokcheck TEXT NOT NULL,
    UNIQUE (sha256, part, lokcheck)
) STRICT;

CREATE TABLE facts (
    content INTEGER NOT NULL REFERENCES contents ON DELETE CASCADE,
    path TEXT NOT NULL,
    type TEXT NOT NULL,
    line INTEGER NOT NULL,
    data TEXT NOT NULL CHECK (json_valid(data)),
    PRIMARY KEY (content, path)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    document INTEGER PRIMARY KEY,
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    key TEXT NOT NULL,
    file TEXT NOT NULL,
    id TEXT NOT NULL,
    set_key TEXT NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    county TEXT,
    status TEXT,
    parties TEXT NOT NULL CHECK (json_valid(parties)),
    own_day TEXT,
    valid_from TEXT,
    valid_to TEXT,
    ended INTEGER REFERENCES texts,
    sha256 TEXT NOT NULL,
    content INTEGER REFERENCES contents,
    UNIQUE (run, key)
) STRICT;

CREATE TABLE outcomes (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    rule TEXT NOT NULL REFERENCES rules,
    today TEXT NOT NULL,
    at_adoption TEXT,
    severity TEXT,
    severity_at_adoption TEXT,
    changed_on TEXT,
    is_update INTEGER NOT NULL,
    reported_by TEXT,
    waived INTEGER NOT NULL,
    line INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    message INTEGER REFERENCES texts,
    quote TEXT,
    section TEXT,
    page INTEGER,
    PRIMARY KEY (document, rule)
) STRICT, WITHOUT ROWID;

CREATE TABLE deadlines (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    day TEXT NOT NULL,
    kind TEXT NOT NULL,
    what INTEGER NOT NULL REFERENCES texts,
    rule TEXT,
    line INTEGER NOT NULL
) STRICT;

-- The provisions and acts of the register that a text rests on.
CREATE TABLE cites (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    provision TEXT NOT NULL,
    PRIMARY KEY (document, provision)
) STRICT, WITHOUT ROWID;

-- Files that could not be read or judged.
CREATE TABLE failures (
    run INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
    file TEXT NOT NULL,
    line INTEGER NOT NULL,
    "column" INTEGER NOT NULL,
    code TEXT NOT NULL,
    message INTEGER NOT NULL REFERENCES texts,
    advice INTEGER REFERENCES texts
) STRICT;

CREATE INDEX documents_county ON documents (run, county);

CREATE INDEX documents_id ON documents (id);

CREATE INDEX documents_content ON documents (content);

CREATE INDEX outcomes_rule ON outcomes (rule, today);

CREATE INDEX facts_type ON facts (type, content);

CREATE INDEX deadlines_day ON deadlines (day);

CREATE INDEX deadlines_document ON deadlines (document);

CREATE INDEX failures_run ON failures (run);
