CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`commits_history` (
  `timestamp` timestamp COMMENT 'The ISO 8601 format of the timestamp of the event: when the commit was made',
  `eventversion` string COMMENT 'The version of the event format',
  `repository` string COMMENT 'The repository: account/repository on GitHub, as revisions name it',
  `commitid` string COMMENT 'The SHA-1 or SHA-256 of the commit',
  `author` string COMMENT 'The name of its author',
  `authortime` string COMMENT 'When the author wrote it (git\'s author date); earlier than the commit where it was rebased or merged',
  `subject` string COMMENT 'The first line of its message',
  `parents` array<string> COMMENT 'The commits that it follows: two and more for a merge',
  `region` string COMMENT 'The AWS region of the bus',
  `eventid` string COMMENT 'The ID of the event; an event that is delivered twice has the same ID',
  `account` string COMMENT 'The 12-digit ID of the AWS account on whose bus the event was put'
)
COMMENT 'A commit of a git repository whose commits are deployed: when it was made, and by whom.'
PARTITIONED BY (
  `date` string COMMENT 'Day of arrival, UTC (yyyy-MM-dd)'
)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS
  INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION '${location}/history/commits/'
TBLPROPERTIES (
  'classification' = 'parquet',
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'storage.location.template' = '${location}/history/commits/date=\u0024{date}/',
  'projection.date.type' = 'date',
  'projection.date.format' = 'yyyy-MM-dd',
  'projection.date.range' = '2024-01-01,NOW',
  'projection.date.interval' = '1',
  'projection.date.interval.unit' = 'DAYS'
)
