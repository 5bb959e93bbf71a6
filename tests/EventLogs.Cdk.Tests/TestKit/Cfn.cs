namespace EventLogs.Cdk.Tests.TestKit;

/// <summary>Types of CloudFormation resources.</summary>
internal static class Cfn
{
    public const string Alarm = "AWS::CloudWatch::Alarm";
    public const string Bucket = "AWS::S3::Bucket";
    public const string BucketPolicy = "AWS::S3::BucketPolicy";
    public const string Dashboard = "AWS::CloudWatch::Dashboard";
    public const string Database = "AWS::Glue::Database";
    public const string DeliveryStream = "AWS::KinesisFirehose::DeliveryStream";
    public const string EventBus = "AWS::Events::EventBus";
    public const string EventBusPolicy = "AWS::Events::EventBusPolicy";
    public const string EventInvokeConfig = "AWS::Lambda::EventInvokeConfig";
    public const string EventSourceMapping = "AWS::Lambda::EventSourceMapping";
    public const string Function = "AWS::Lambda::Function";
    public const string Key = "AWS::KMS::Key";
    public const string LogGroup = "AWS::Logs::LogGroup";
    public const string LogStream = "AWS::Logs::LogStream";
    public const string ManagedPolicy = "AWS::IAM::ManagedPolicy";
    public const string NamedQuery = "AWS::Athena::NamedQuery";
    public const string NestedStack = "AWS::CloudFormation::Stack";
    public const string Permission = "AWS::Lambda::Permission";
    public const string PrincipalPermissions = "AWS::LakeFormation::PrincipalPermissions";
    public const string Queue = "AWS::SQS::Queue";
    public const string QueuePolicy = "AWS::SQS::QueuePolicy";
    public const string Role = "AWS::IAM::Role";
    public const string Rule = "AWS::Events::Rule";
    public const string Schedule = "AWS::Scheduler::Schedule";
    public const string Table = "AWS::Glue::Table";
    public const string WorkGroup = "AWS::Athena::WorkGroup";
}
