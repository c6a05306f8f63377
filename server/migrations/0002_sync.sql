CREATE TABLE `conflicts` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`record_id` text NOT NULL,
	`body` text NOT NULL,
	`source` text NOT NULL,
	`kept` text,
	`closed` integer,
	PRIMARY KEY(`site`, `id`)
);
--> statement-breakpoint
CREATE INDEX `conflicts_open` ON `conflicts` (`site`,`record_id`) WHERE closed is null;--> statement-breakpoint
CREATE TABLE `devices` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`person` text NOT NULL,
	`role` text NOT NULL,
	`label` text NOT NULL,
	`hash` text NOT NULL,
	`created` text NOT NULL,
	`seen` text,
	`revoked` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `devices_hash` ON `devices` (`hash`);--> statement-breakpoint
CREATE INDEX `devices_site` ON `devices` (`site`);--> statement-breakpoint
CREATE TABLE `pushes` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`device` text NOT NULL,
	`hash` text NOT NULL,
	`answer` text NOT NULL,
	`at` text NOT NULL,
	PRIMARY KEY(`site`, `id`)
);
--> statement-breakpoint
ALTER TABLE `entries` ADD `created` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `entries` ADD `whole` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `entries` ADD `fv` text;--> statement-breakpoint
ALTER TABLE `entries` ADD `removed` text;--> statement-breakpoint
ALTER TABLE `entries` ADD `mark` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `entries` ADD `batch` text;--> statement-breakpoint
ALTER TABLE `entries` ADD `token` text;--> statement-breakpoint
ALTER TABLE `entries` ADD `reader` text;--> statement-breakpoint
CREATE INDEX `entries_mark` ON `entries` (`site`,`mark`);--> statement-breakpoint
CREATE INDEX `entries_exam` ON `entries` (`site`,`token`);--> statement-breakpoint
CREATE INDEX `entries_second` ON `entries` (`site`,`reader`) WHERE role = 'D';--> statement-breakpoint
ALTER TABLE `filings` ADD `kept` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `filings` ADD `conflicts` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sites` ADD `marks` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `sites` ADD `chain` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `versions` ADD `seq` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `versions` ADD `rubric` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `versions` ADD `source` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `versions` ADD `created` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `versions` ADD `whole` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `versions` ADD `fv` text;--> statement-breakpoint
ALTER TABLE `versions` ADD `removed` text;--> statement-breakpoint
ALTER TABLE `versions` ADD `delta` text;--> statement-breakpoint
ALTER TABLE `versions` ADD `about` text;--> statement-breakpoint
ALTER TABLE `versions` ADD `door` text DEFAULT 'filing' NOT NULL;--> statement-breakpoint
ALTER TABLE `versions` ADD `person` text;--> statement-breakpoint
ALTER TABLE `versions` ADD `device` text;--> statement-breakpoint
ALTER TABLE `versions` ADD `copy` text;--> statement-breakpoint
ALTER TABLE `versions` ADD `why` text;--> statement-breakpoint
ALTER TABLE `versions` ADD `at` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `versions` ADD `chain` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `versions_seq` ON `versions` (`site`,`seq`);--> statement-breakpoint
UPDATE `versions` SET (`rubric`, `source`, `at`) = (SELECT f.`rubric`, f.`source`, f.`at` FROM `filings` f WHERE f.`id` = `versions`.`filing`) WHERE `filing` IN (SELECT `id` FROM `filings`);
