CREATE TABLE `rollups` (
	`site` text NOT NULL,
	`month` text NOT NULL,
	`link` text NOT NULL,
	`rows` integer NOT NULL,
	`scored` integer NOT NULL,
	`raw` integer NOT NULL,
	`effective` integer NOT NULL,
	`a` integer NOT NULL,
	`b` integer NOT NULL,
	`c` integer NOT NULL,
	`d` integer NOT NULL,
	`vetoes` integer NOT NULL,
	PRIMARY KEY(`site`, `month`, `link`)
);
