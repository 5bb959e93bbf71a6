CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`instance_state_change_history` (
  `timestamp` timestamp COMMENT 'The ISO 8601 format of the timestamp of the event',
  `eventversion` string COMMENT 'The version of the event format',
  `instancearn` string COMMENT 'The ARN of the instance',
  `instance` string COMMENT 'The ID of the instance: an EC2 instance ID, or the name of an on-premises instance',
  `applicationarn` string COMMENT 'The ARN of the application',
  `application` string COMMENT 'The name of the application',
  `deploymentgrouparn` string COMMENT 'The ARN of the deployment group',
  `deploymentgroup` string COMMENT 'The name of the deployment group',
  `region` string COMMENT 'The AWS region of the deployment',
  `state` string COMMENT 'The deployment state of the instance: START, SUCCESS, FAILURE, or READY (blue/green: ready for traffic)',
  `deploymentid` string COMMENT 'The ID of the deployment',
  `instancegroupid` string COMMENT 'The ID of the instance group',
  `eventid` string COMMENT 'The ID of the event; an event that is delivered twice has the same ID',
  `account` string COMMENT 'The 12-digit ID of the AWS account that the event comes from'
)
COMMENT 'The state of an instance that belongs to a deployment group has changed.'
PARTITIONED BY (
  `date` string COMMENT 'Day of arrival, UTC (yyyy-MM-dd)'
)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS
  INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION '${location}/history/instance_state_change/'
TBLPROPERTIES (
  'classification' = 'parquet',
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'storage.location.template' = '${location}/history/instance_state_change/date=\u0024{date}/',
  'projection.date.type' = 'date',
  'projection.date.format' = 'yyyy-MM-dd',
  'projection.date.range' = '2024-01-01,NOW',
  'projection.date.interval' = '1',
  'projection.date.interval.unit' = 'DAYS'
)
