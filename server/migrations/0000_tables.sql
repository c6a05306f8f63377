CREATE TABLE `actions` (
	`site` text NOT NULL,
	`source` text NOT NULL,
	`row` integer NOT NULL,
	`filing` text NOT NULL,
	`row_values` text NOT NULL,
	PRIMARY KEY(`site`, `source`, `row`)
);
--> statement-breakpoint
CREATE TABLE `entries` (
	`site` text NOT NULL,
	`record_id` text NOT NULL,
	`version` integer NOT NULL,
	`source` text NOT NULL,
	`month` text NOT NULL,
	`hash` text NOT NULL,
	`status` text,
	`role` text,
	`sampling` text,
	`modality` text,
	`score` integer,
	`grade` text,
	`vetoes` integer NOT NULL,
	PRIMARY KEY(`site`, `record_id`)
);
--> statement-breakpoint
CREATE INDEX `entries_month` ON `entries` (`site`,`month`,`record_id`);--> statement-breakpoint
CREATE INDEX `entries_source` ON `entries` (`site`,`source`);--> statement-breakpoint
CREATE INDEX `entries_locked` ON `entries` (`site`,`record_id`) WHERE status = 'LOCKED';--> statement-breakpoint
CREATE TABLE `filings` (
	`id` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`seq` integer NOT NULL,
	`batch` text NOT NULL,
	`workbook_id` text,
	`source` text NOT NULL,
	`language` text NOT NULL,
	`sha256` text NOT NULL,
	`size` integer NOT NULL,
	`rubric` text NOT NULL,
	`engine` text NOT NULL,
	`at` text NOT NULL,
	`from_month` text,
	`to_month` text,
	`rows` integer NOT NULL,
	`added` integer NOT NULL,
	`changed` integer NOT NULL,
	`unchanged` integer NOT NULL,
	`missing` integer NOT NULL,
	`missing_rows` text NOT NULL,
	`warnings` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `filings_bytes` ON `filings` (`site`,`sha256`);--> statement-breakpoint
CREATE UNIQUE INDEX `filings_seq` ON `filings` (`site`,`seq`);--> statement-breakpoint
CREATE TABLE `meta` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `originals` (
	`filing` text NOT NULL,
	`site` text NOT NULL,
	`part` integer NOT NULL,
	`bytes` blob NOT NULL,
	PRIMARY KEY(`filing`, `part`)
);
--> statement-breakpoint
CREATE TABLE `population` (
	`site` text NOT NULL,
	`source` text NOT NULL,
	`row` integer NOT NULL,
	`filing` text NOT NULL,
	`row_values` text NOT NULL,
	PRIMARY KEY(`site`, `source`, `row`)
);
--> statement-breakpoint
CREATE TABLE `receipts` (
	`number` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`seq` integer NOT NULL,
	`filing` text NOT NULL,
	`hash` text NOT NULL,
	`body` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `receipts_seq` ON `receipts` (`site`,`seq`);--> statement-breakpoint
CREATE TABLE `rubrics` (
	`hash` text PRIMARY KEY NOT NULL,
	`version` text NOT NULL,
	`content` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sites` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`company` text NOT NULL,
	`receipts` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`site` text NOT NULL,
	`id` text NOT NULL,
	`role` text NOT NULL,
	`title` text,
	`filing` text NOT NULL,
	PRIMARY KEY(`site`, `id`, `role`)
);
--> statement-breakpoint
CREATE TABLE `stagings` (
	`filing` text PRIMARY KEY NOT NULL,
	`site` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`site` text NOT NULL,
	`record_id` text NOT NULL,
	`filing` text NOT NULL,
	`month` text NOT NULL,
	`hash` text NOT NULL,
	`status` text,
	`role` text,
	`sampling` text,
	`modality` text,
	`score` integer,
	`grade` text,
	`vetoes` integer NOT NULL,
	`row` integer NOT NULL,
	`facts` text NOT NULL,
	`rest` text NOT NULL,
	`items` text NOT NULL,
	`unread` text,
	`links` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `versions_filing` ON `versions` (`filing`);--> statement-breakpoint
CREATE INDEX `versions_record` ON `versions` (`site`,`record_id`);