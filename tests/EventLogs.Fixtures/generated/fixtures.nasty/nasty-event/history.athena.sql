CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`nasty_event_history` (
  `at` timestamp COMMENT 'When',
  `instance` string COMMENT 'Any instance',
  `app` string COMMENT 'The application',
  `resources` array<string> COMMENT 'ARNs',
  `party` double COMMENT 'A field',
  `instanceregion` string COMMENT 'Where any instance is',
  `maker` string COMMENT 'The resource-id of the ARN in $.detail.makerArn',
  `makertype` string COMMENT 'The resource-type of the ARN in $.detail.makerArn',
  `a` string COMMENT 'A field',
  `a_b` string COMMENT 'A field',
  `_` string COMMENT 'A field',
  `__` bigint COMMENT 'A field',
  `quote_s` string COMMENT 'A field',
  `back_slash` boolean COMMENT 'A field',
  `new_line` string COMMENT 'A field',
  `xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx` string COMMENT 'A field',
  `detail` bigint COMMENT 'A field',
  `source` string COMMENT 'A field',
  `inner` struct<`a`:string,`_`:bigint,`q_`:struct<`b`:string>> COMMENT 'A structure',
  `list` array<map<string,array<string>>> COMMENT 'A list',
  `free` string COMMENT 'Any JSON',
  `makerarn` string COMMENT 'Who made it'
)
COMMENT 'Names that need care.'
PARTITIONED BY (
  `date` string COMMENT 'Day of arrival, UTC (yyyy-MM-dd)'
)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS
  INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION '${location}/history/nasty_event/'
TBLPROPERTIES (
  'classification' = 'parquet',
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'storage.location.template' = '${location}/history/nasty_event/date=\u0024{date}/',
  'projection.date.type' = 'date',
  'projection.date.format' = 'yyyy-MM-dd',
  'projection.date.range' = '2024-01-01,NOW',
  'projection.date.interval' = '1',
  'projection.date.interval.unit' = 'DAYS'
)
