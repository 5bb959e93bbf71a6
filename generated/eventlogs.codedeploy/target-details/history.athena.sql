CREATE EXTERNAL TABLE IF NOT EXISTS `${database}`.`target_details_history` (
  `timestamp` timestamp COMMENT 'The ISO 8601 format of the timestamp of the event',
  `eventversion` string COMMENT 'The version of the event format',
  `applicationarn` string COMMENT 'The ARN of the application',
  `deploymentgrouparn` string COMMENT 'The ARN of the deployment group',
  `region` string COMMENT 'The AWS region of the deployment',
  `deploymenttargettype` string COMMENT 'Which kind of target it is: InstanceTarget, LambdaTarget, ECSTarget, or CloudFormationTarget',
  `instancetarget` struct<`deploymentid`:string,`targetid`:string,`targetarn`:string,`status`:string,`lastupdatedat`:double,`lifecycleevents`:array<struct<`lifecycleeventname`:string,`diagnostics`:struct<`errorcode`:string,`scriptname`:string,`message`:string,`logtail`:string>,`starttime`:double,`endtime`:double,`status`:string>>,`instancelabel`:string> COMMENT 'The target of a deployment to EC2 instances or on-premises instances',
  `lambdatarget` struct<`deploymentid`:string,`targetid`:string,`targetarn`:string,`status`:string,`lastupdatedat`:double,`lifecycleevents`:array<struct<`lifecycleeventname`:string,`diagnostics`:struct<`errorcode`:string,`scriptname`:string,`message`:string,`logtail`:string>,`starttime`:double,`endtime`:double,`status`:string>>,`lambdafunctioninfo`:struct<`functionname`:string,`functionalias`:string,`currentversion`:string,`targetversion`:string,`targetversionweight`:double>> COMMENT 'The target of a deployment of a Lambda function',
  `ecstarget` struct<`deploymentid`:string,`targetid`:string,`targetarn`:string,`status`:string,`lastupdatedat`:double,`lifecycleevents`:array<struct<`lifecycleeventname`:string,`diagnostics`:struct<`errorcode`:string,`scriptname`:string,`message`:string,`logtail`:string>,`starttime`:double,`endtime`:double,`status`:string>>,`tasksetsinfo`:array<struct<`identifer`:string,`desiredcount`:bigint,`pendingcount`:bigint,`runningcount`:bigint,`status`:string,`trafficweight`:double,`targetgroup`:struct<`name`:string>,`tasksetlabel`:string>>> COMMENT 'The target of a deployment of an Amazon ECS service',
  `cloudformationtarget` struct<`deploymentid`:string,`targetid`:string,`status`:string,`lastupdatedat`:double,`lifecycleevents`:array<struct<`lifecycleeventname`:string,`diagnostics`:struct<`errorcode`:string,`scriptname`:string,`message`:string,`logtail`:string>,`starttime`:double,`endtime`:double,`status`:string>>,`resourcetype`:string,`targetversionweight`:double> COMMENT 'The target of a blue/green deployment that the update of a CloudFormation stack started',
  `eventid` string COMMENT 'The ID of the event; an event that is delivered twice has the same ID',
  `account` string COMMENT 'The 12-digit ID of the AWS account that the event comes from'
)
COMMENT 'A target of a deployment (an instance, a function, a service) as CodeDeploy describes it: which lifecycle hooks ran on it, how they ended, and why one failed.'
PARTITIONED BY (
  `date` string COMMENT 'Day of arrival, UTC (yyyy-MM-dd)'
)
ROW FORMAT SERDE 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe'
STORED AS
  INPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat'
  OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat'
LOCATION '${location}/history/target_details/'
TBLPROPERTIES (
  'classification' = 'parquet',
  'parquet.compression' = 'ZSTD',
  'projection.enabled' = 'true',
  'storage.location.template' = '${location}/history/target_details/date=\u0024{date}/',
  'projection.date.type' = 'date',
  'projection.date.format' = 'yyyy-MM-dd',
  'projection.date.range' = '2024-01-01,NOW',
  'projection.date.interval' = '1',
  'projection.date.interval.unit' = 'DAYS'
)
