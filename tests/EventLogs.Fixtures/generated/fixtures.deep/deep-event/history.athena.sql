CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`deep_event_history` (
  `timestamp` timestamp COMMENT 'When',
  `name` string COMMENT 'A text',
  `street` string COMMENT 'A text',
  `city` string COMMENT 'A text',
  `geo` struct<`lat`:double,`lon`:double> COMMENT 'A structure',
  `isnew` boolean COMMENT 'Yes or no',
  `orderid` string COMMENT 'A text',
  `items` array<struct<`sku`:string,`count`:bigint,`price`:double,`options`:map<string,string>>> COMMENT 'The items',
  `totals` map<string,struct<`net`:double,`gross`:double,`lines`:array<bigint>>> COMMENT 'By currency',
  `history` array<struct<`state`:string,`at`:string,`by`:struct<`user`:string,`role`:string>>> COMMENT 'The states',
  `matrix` array<array<double>> COMMENT 'A matrix',
  `tags` map<string,string> COMMENT 'Tags',
  `anything` string COMMENT 'Any JSON'
)
COMMENT 'Structures, lists and maps inside each other.'
PARTITIONED BY (
  `date` string COMMENT 'Day of arrival, UTC (yyyy-MM-dd)'
)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS
  INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION '${location}/history/deep_event/'
TBLPROPERTIES (
  'classification' = 'parquet',
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'storage.location.template' = '${location}/history/deep_event/date=\u0024{date}/',
  'projection.date.type' = 'date',
  'projection.date.format' = 'yyyy-MM-dd',
  'projection.date.range' = '2024-01-01,NOW',
  'projection.date.interval' = '1',
  'projection.date.interval.unit' = 'DAYS'
)
