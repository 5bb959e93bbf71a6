using EventLogs.Compiler.Model;
using EventLogs.Compiler.Naming;

namespace EventLogs.CompilerTests.Naming;

public sealed class CSharpNamesTests
{
    [Theory]
    // words
    [InlineData("state", "State")]
    [InlineData("deploymentId", "DeploymentId")]
    [InlineData("deployment-id", "DeploymentId")]
    [InlineData("deployment_id", "DeploymentId")]
    [InlineData("detail-type", "DetailType")]
    [InlineData("aws.codedeploy", "AwsCodedeploy")]
    [InlineData("aws:cloudformation:stack-name", "AwsCloudformationStackName")]
    [InlineData("EC2 Instance", "EC2Instance")]
    [InlineData("s3Bucket2Name", "S3Bucket2Name")]
    [InlineData("  a  b  ", "AB")]
    [InlineData("a$b@c#d", "ABCD")]
    // shouted
    [InlineData("START", "Start")]
    [InlineData("IN_PROGRESS", "InProgress")]
    [InlineData("ID", "Id")]
    [InlineData("EC2", "Ec2")]
    [InlineData("A", "A")]
    [InlineData("A1-B2", "A1B2")]
    [InlineData("ΕΛΛΑΣ", "Ελλασ")]
    [InlineData("instanceARN", "InstanceARN")]
    // digits
    [InlineData("2fa", "_2fa")]
    [InlineData("-1", "_1")]
    [InlineData("12", "_12")]
    [InlineData("a1", "A1")]
    [InlineData("٣a", "_٣a")]
    // nothing to go by
    [InlineData("", "Value")]
    [InlineData(" ", "Value")]
    [InlineData("_", "Value")]
    [InlineData("---", "Value")]
    [InlineData("\u202E\0\n", "Value")]
    [InlineData("😀", "Value")]
    [InlineData("ⅷ", "Value")]
    // letters of the world
    [InlineData("größe", "Größe")]
    [InlineData("élan", "Élan")]
    [InlineData("e\u0301lan", "E\u0301lan")]
    [InlineData("\u0301a", "A")]
    [InlineData("日本語", "日本語")]
    [InlineData("日本-語", "日本語")]
    [InlineData("हिन्दी", "हिन्दी")]
    [InlineData("ßeta", "ßeta")]
    [InlineData("a😀b", "AB")]
    // code
    [InlineData("class", "Class")]
    [InlineData("@class", "Class")]
    [InlineData("x; } class Y {", "XClassY")]
    [InlineData("</summary>", "Summary")]
    public void A_text_becomes_an_identifier(string text, string identifier) => Assert.Equal(identifier, CSharpNames.Identifier(text));

    [Fact]
    public void A_long_name_is_cut()
    {
        var identifier = CSharpNames.Identifier(new string('a', 1000));

        Assert.Equal("A" + new string('a', CSharpNames.MaxLength - 1), identifier);
    }

    [Theory]
    [InlineData("State", "a-b a_b aB AB ab", "AB AB2 AB3 Ab4 Ab5")]
    [InlineData("State", "State state STATE", "State2 State3 State4")]
    [InlineData("State", "ToString equals clone", "ToString2 Equals2 Clone2")]
    [InlineData("State", "a a2 a A2", "A A2 A3 A2_2")]
    [InlineData("State", "1 _1 -1", "_1 _1_2 _1_3")]
    [InlineData("State", "_ - .", "Value Value2 Value3")]
    public void Members_are_distinct_and_allowed(string typeName, string texts, string members) =>
        Assert.Equal(members.Split(' '), CSharpNames.Members(texts.Split(' '), typeName));

    [Theory]
    [InlineData("aws.codedeploy", "deployment-state-change", "EventLogs.Generated.AwsCodedeploy", "DeploymentStateChange")]
    [InlineData("my-app", "event", "EventLogs.Generated.MyApp", "EventLog")]
    [InlineData("my-app", "row", "EventLogs.Generated.MyApp", "RowLog")]
    [InlineData("my-app", "json-context", "EventLogs.Generated.MyApp", "JsonContextLog")]
    [InlineData("my-app", "map", "EventLogs.Generated.MyApp", "MapLog")]
    [InlineData("my-app", "columns", "EventLogs.Generated.MyApp", "ColumnsLog")]
    [InlineData("my-app", "definition", "EventLogs.Generated.MyApp", "DefinitionLog")]
    [InlineData("event-catalog", "a", "EventLogs.Generated.EventCatalogEvents", "A")]
    [InlineData("system", "object", "EventLogs.Generated.System", "Object")]
    [InlineData("1", "2", "EventLogs.Generated._1", "_2")]
    public void A_schema_has_a_namespace_and_a_class(string folder, string name, string ns, string typeName)
    {
        var id = new SchemaId(folder, name);

        Assert.Equal(ns, CSharpNames.Namespace(id));
        Assert.Equal(typeName, CSharpNames.TypeName(id));
        Assert.Equal($"global::{ns}.{typeName}", CSharpNames.FullTypeName(id));
        Assert.Equal($"{folder}/{name}/README.md", CSharpNames.ArtifactPath(id, "README.md"));
    }
}
