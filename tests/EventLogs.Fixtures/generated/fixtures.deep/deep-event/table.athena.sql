CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`deep_event` (
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
  `date` string COMMENT 'Day of arrival, UTC (yyyy-MM-dd)',
  `hour` string COMMENT 'Hour of arrival, UTC (00-23)'
)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.isnew' = 'isNew',
  'mapping.orderid' = 'orderId'
)
STORED AS
  INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION '${location}/deep_event/'
TBLPROPERTIES ('classification' = 'json')
