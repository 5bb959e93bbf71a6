CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`heartbeat_history` (
  `timestamp` timestamp COMMENT 'The ISO 8601 format of the timestamp of the event: when it was put onto the bus',
  `eventversion` string COMMENT 'The version of the event format',
  `stack` string COMMENT 'The name of the stack whose heart beats: its rule takes no other\'s',
  `scheduledtime` string COMMENT 'When it was due: the time until the event\'s own is how late the schedule was',
  `region` string COMMENT 'The AWS region of the stack',
  `eventid` string COMMENT 'The ID of the event; an event that is delivered twice has the same ID',
  `account` string COMMENT 'The 12-digit ID of the AWS account of the stack'
)
COMMENT 'A sign of life: a schedule of the stack puts one onto the bus every hour, and it goes the way of every event. A row that is missing is a fault somewhere on that way.'
PARTITIONED BY (
  `date` string COMMENT 'Day of arrival, UTC (yyyy-MM-dd)'
)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS
  INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION '${location}/history/heartbeat/'
TBLPROPERTIES (
  'classification' = 'parquet',
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'storage.location.template' = '${location}/history/heartbeat/date=\u0024{date}/',
  'projection.date.type' = 'date',
  'projection.date.format' = 'yyyy-MM-dd',
  'projection.date.range' = '2024-01-01,NOW',
  'projection.date.interval' = '1',
  'projection.date.interval.unit' = 'DAYS'
)
