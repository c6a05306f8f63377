DROP INDEX `filings_bytes`;--> statement-breakpoint
ALTER TABLE `filings` ADD `reverted` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `filings` ADD `newest` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `filings` ADD `unseen` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
CREATE INDEX `filings_source` ON `filings` (`site`,`source`,`seq`);--> statement-breakpoint
CREATE UNIQUE INDEX `filings_bytes` ON `filings` (`site`,`sha256`,`newest`);