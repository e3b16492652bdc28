/**
 * The schema as an append-only array: a migration that has been released is never edited. Its index plus one is the
 * ledger's version. No triggers, no sequences in public keys, child keys start with the article's id, so that the
 * same tables can be cut into shards by that id.
 */
export const migrations: readonly string[] = [
  `
  CREATE TABLE articles (
    id TEXT PRIMARY KEY CHECK (length(id) = 32),
    url TEXT,
    source TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    text_sha256 TEXT NOT NULL,
    headline TEXT,
    section TEXT,
    publisher TEXT,
    publisher_key TEXT,
    agency TEXT,
    agency_key TEXT,
    language TEXT,
    published TEXT,
    earliest TEXT,
    latest TEXT,
    day TEXT,
    added_at TEXT NOT NULL,
    fold TEXT,
    story TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX articles_day ON articles (day);
  CREATE INDEX articles_story ON articles (story);
  CREATE INDEX articles_fold ON articles (fold);

  CREATE TABLE versions (
    article TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    captured_at TEXT,
    added_at TEXT NOT NULL,
    form TEXT NOT NULL,
    charset TEXT NOT NULL,
    bytes BLOB NOT NULL,
    reading BLOB NOT NULL,
    PRIMARY KEY (article, sha256)
  ) STRICT;

  CREATE TABLE names (
    article TEXT NOT NULL,
    member TEXT NOT NULL,
    key TEXT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    PRIMARY KEY (article, member)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX names_key ON names (key, kind);

  CREATE TABLE statements (
    article TEXT NOT NULL,
    entry INTEGER NOT NULL,
    act TEXT NOT NULL,
    speaker TEXT,
    day TEXT,
    PRIMARY KEY (article, entry)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX statements_speaker ON statements (speaker, day);
  CREATE INDEX statements_day ON statements (day);

  CREATE TABLE relays (
    article TEXT NOT NULL,
    entry INTEGER NOT NULL,
    hop INTEGER NOT NULL,
    via TEXT NOT NULL,
    PRIMARY KEY (article, entry, hop)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX relays_via ON relays (via);

  CREATE TABLE events (
    article TEXT NOT NULL,
    entry INTEGER NOT NULL,
    status TEXT NOT NULL,
    earliest TEXT,
    latest TEXT,
    PRIMARY KEY (article, entry)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX events_earliest ON events (earliest);

  CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE VIRTUAL TABLE words USING fts5 (headline, text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");

  CREATE TABLE states (
    name TEXT PRIMARY KEY,
    bytes BLOB NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE changes (
    subject TEXT NOT NULL,
    id TEXT NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    author TEXT NOT NULL,
    at TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT,
    PRIMARY KEY (subject, id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX changes_id ON changes (id);
  CREATE INDEX changes_kind ON changes (kind, at);

  CREATE TABLE accounts (
    name TEXT PRIMARY KEY,
    secret TEXT NOT NULL,
    role TEXT NOT NULL,
    at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE keys (
    number INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE
  ) STRICT;
  CREATE VIRTUAL TABLE key_words USING fts5 (key, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2");
  INSERT OR IGNORE INTO keys (key) SELECT DISTINCT key FROM names;
  INSERT OR IGNORE INTO keys (key) SELECT DISTINCT speaker FROM statements WHERE speaker IS NOT NULL;
  INSERT OR IGNORE INTO keys (key) SELECT DISTINCT publisher_key FROM articles WHERE publisher_key IS NOT NULL;
  INSERT OR IGNORE INTO keys (key) SELECT DISTINCT agency_key FROM articles WHERE agency_key IS NOT NULL;
  INSERT INTO key_words (rowid, key) SELECT number, key FROM keys;
  DROP INDEX relays_via;
  CREATE INDEX relays_via ON relays (via, article);
  CREATE INDEX articles_publisher ON articles (publisher_key, day);
  CREATE INDEX articles_agency ON articles (agency_key, day);
  UPDATE events SET latest = '9999-12-31' WHERE latest IS NULL AND earliest IS NOT NULL;
  CREATE INDEX events_latest ON events (status, latest);
  `,
  `
  ALTER TABLE articles ADD COLUMN turn INTEGER;
  CREATE INDEX articles_turn ON articles (turn);
  CREATE INDEX articles_unplaced ON articles (day) WHERE story IS NULL;
  `,
  `
  ALTER TABLE names ADD COLUMN day TEXT;
  UPDATE names SET day = (SELECT a.day FROM articles a WHERE a.id = names.article);
  CREATE INDEX names_day ON names (key, day DESC);
  ALTER TABLE relays ADD COLUMN day TEXT;
  UPDATE relays SET day = (SELECT s.day FROM statements s WHERE s.article = relays.article AND s.entry = relays.entry);
  DROP INDEX relays_via;
  CREATE INDEX relays_via ON relays (via, day DESC);
  DROP INDEX statements_speaker;
  CREATE INDEX statements_speaker ON statements (speaker, day DESC);
  DROP INDEX statements_day;
  CREATE INDEX statements_day ON statements (day DESC);
  DROP INDEX articles_day;
  CREATE INDEX articles_day ON articles (day DESC);
  DROP INDEX articles_publisher;
  CREATE INDEX articles_publisher ON articles (publisher_key, day DESC);
  DROP INDEX articles_agency;
  CREATE INDEX articles_agency ON articles (agency_key, day DESC);
  DROP INDEX events_latest;
  CREATE INDEX events_latest ON events (latest, earliest) WHERE latest IS NOT NULL;
  CREATE INDEX events_planned ON events (earliest) WHERE status = 'planned' AND earliest IS NOT NULL;
  CREATE INDEX events_planned_latest ON events (latest, earliest) WHERE status = 'planned' AND latest IS NOT NULL;
  `,
  `
  ALTER TABLE articles ADD COLUMN told TEXT;
  ALTER TABLE articles ADD COLUMN told_story TEXT;
  CREATE INDEX articles_untold ON articles (turn) WHERE told IS NULL AND turn IS NOT NULL;
  CREATE TABLE memories (
    number INTEGER PRIMARY KEY,
    article TEXT NOT NULL,
    day REAL,
    bytes BLOB NOT NULL
  ) STRICT;
  CREATE TABLE prints (
    number INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE shingles (
    first INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL
  ) STRICT;
  `,
  `
  ALTER TABLE documents ADD COLUMN day TEXT;
  UPDATE documents SET day = (SELECT a.day FROM articles a WHERE a.id = documents.article);
  CREATE INDEX documents_day ON documents (day);
  `,
];
