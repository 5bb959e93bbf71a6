using System.Text;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Mapping;

public sealed class ArnColumnTests
{
    [Theory]
    [InlineData("arn:aws:codedeploy:us-east-1:123456789012:application:a")]
    [InlineData("arn:aws-cn:codedeploy:cn-north-1:123456789012:application:a")]
    [InlineData("arn:aws-us-gov:codedeploy:us-gov-west-1:123456789012:application/a")]
    [InlineData("arn:aws:codedeploy:::application")]
    [InlineData(@"arn:aws:codedeploy:us-east-1:123456789012:\u0061pplication:\ud83d\ude00")]
    [InlineData(@"arn\u003aaws:codedeploy:us-east-1:1:application\/a")]
    public void An_ARN_of_the_service_and_type_fits(string arn) =>
        Assert.Equal($$"""{"arn":"{{arn}}"}""", Map($"[\"{arn}\"]"));

    [Theory]
    [InlineData("")]
    [InlineData("application")]
    [InlineData("arn:aws:codedeploy:us-east-1:1:applications:a")]
    [InlineData("arn:aws:codedeploy:us-east-1:1:app:a")]
    [InlineData("arn:aws:codedeploy:us-east-1:1:Application:a")]
    [InlineData("arn:aws:codedeploy:us-east-1:application:a")]
    [InlineData("arn:aws:ec2:us-east-1:1:application:a")]
    [InlineData("arn::codedeploy:us-east-1:1:application:a")]
    [InlineData("urn:aws:codedeploy:us-east-1:1:application:a")]
    [InlineData(" arn:aws:codedeploy:us-east-1:1:application:a")]
    [InlineData("arn:aws:codedeploy:us-east-1:1:deploymentgroup:application:a")]
    [InlineData("arn:aws:codedeploy:us-east-1")]
    public void Other_text_does_not_fit(string arn) => Assert.Equal("{}", Map($"[\"{arn}\"]"));

    [Fact]
    public void The_first_that_fits_is_taken_wherever_it_stands() =>
        Assert.Equal(
            """{"arn":"arn:aws:x:::instance/1"}""",
            Map("""["other","arn:aws:x:::volume/1","arn:aws:x:::instance/1","arn:aws:y:::instance/2"]""", service: "*", resourceType: "instance"));

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public void Without_ARNs_the_column_has_no_value(string arns) => Assert.Equal("{}", Map(arns));

    [Theory]
    [InlineData("\"arn:aws:codedeploy:::application\"", "WrongType $.resources")]
    [InlineData("{}", "WrongType $.resources")]
    [InlineData("[null]", "WrongType $.resources[*]")]
    [InlineData("[\"arn:aws:codedeploy:::application\", 1]", "WrongType $.resources[*]")]
    public void What_is_no_array_of_strings_is_refused(string arns, string refusal) => Assert.Equal(refusal, Map(arns));

    private static string Map(string arns, string service = "codedeploy", string resourceType = "application")
    {
        var utf8Event = Encoding.UTF8.GetBytes($$"""{"resources":{{arns}}}""");
        var line = new LineBuffer();
        var reader = new EventReader(utf8Event, line);
        Assert.True(reader.Read(TestLine.Shape(1, 3, new PropertyShape("resources", 2))).IsMapped);
        var row = new LineWriter(utf8Event, line);
        row.FindArns(2, "$.resources", "$.resources[*]", new ArnKinds(new ArnKind(service, resourceType, 3)));
        row.Text(",\"arn\":"u8, 3, "$.resources", IfMissing.LeaveOut);
        var result = row.Finish();
        return result.IsMapped ? Encoding.UTF8.GetString(line.Written).TrimEnd('\n') : $"{result.Error} {result.Path}";
    }
}
