CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`nasty_event` (
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
  `date` string COMMENT 'Day of arrival, UTC (yyyy-MM-dd)',
  `hour` string COMMENT 'Hour of arrival, UTC (00-23)'
)
ROW FORMAT SERDE 'org.openx.data.jsonserde.JsonSerDe'
WITH SERDEPROPERTIES (
  'case.insensitive' = 'FALSE',
  'mapping.instanceregion' = 'instanceRegion',
  'mapping.makertype' = 'makerType',
  'mapping.a_b' = 'A b',
  'mapping._' = 'é',
  'mapping.__' = '日本',
  'mapping.quote_s' = 'quote"s',
  'mapping.back_slash' = 'back\\slash',
  'mapping.new_line' = 'new\nline',
  'mapping.makerarn' = 'makerArn'
)
STORED AS
  INPUTFORMAT 'org.apache.hadoop.mapred.TextInputFormat'
  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION '${location}/nasty_event/'
TBLPROPERTIES ('classification' = 'json')
