CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`deployment_state_change_history` (
  `timestamp` timestamp COMMENT 'The ISO 8601 format of the timestamp of the event',
  `eventversion` string COMMENT 'The version of the event format',
  `applicationarn` string COMMENT 'The ARN of the application',
  `application` string COMMENT 'The name of the application',
  `deploymentgrouparn` string COMMENT 'The ARN of the deployment group',
  `deploymentgroup` string COMMENT 'The name of the deployment group',
  `region` string COMMENT 'The AWS region of the deployment',
  `state` string COMMENT 'The deployment state: START, SUCCESS, FAILURE, STOP, or READY (blue/green: ready for traffic); a rollback is a deployment of its own',
  `deploymentid` string COMMENT 'The ID of the deployment',
  `instancegroupid` string COMMENT 'The ID of the instance group',
  `eventid` string COMMENT 'The ID of the event; an event that is delivered twice has the same ID',
  `account` string COMMENT 'The 12-digit ID of the AWS account that the event comes from'
)
COMMENT 'The state of a deployment has changed.'
PARTITIONED BY (
  `date` string COMMENT 'Day of arrival, UTC (yyyy-MM-dd)'
)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS
  INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION '${location}/history/deployment_state_change/'
TBLPROPERTIES (
  'classification' = 'parquet',
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'storage.location.template' = '${location}/history/deployment_state_change/date=\u0024{date}/',
  'projection.date.type' = 'date',
  'projection.date.format' = 'yyyy-MM-dd',
  'projection.date.range' = '2024-01-01,NOW',
  'projection.date.interval' = '1',
  'projection.date.interval.unit' = 'DAYS'
)
