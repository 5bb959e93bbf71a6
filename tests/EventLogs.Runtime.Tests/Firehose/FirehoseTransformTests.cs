using System.Text;
using EventLogs.Runtime.Firehose;
using EventLogs.Runtime.Mapping;
using EventLogs.Runtime.Tests.Support;

namespace EventLogs.Runtime.Tests.Firehose;

public sealed class FirehoseTransformTests
{
    private const string DeploymentLine =
        """
        {"timestamp":"2016-06-30T22:06:31Z","eventVersion":"0","applicationArn":"arn:aws:codedeploy:us-east-1:123456789012:application:myApplication","application":"myApplication","deploymentGroupArn":"arn:aws:codedeploy:us-east-1:123456789012:deploymentgroup:myApplication/myDeploymentGroup","deploymentGroup":"myDeploymentGroup","region":"us-east-1","state":"SUCCESS","deploymentId":"d-123456789","instanceGroupId":"9fd2fbef-2157-40d8-91e7-6845af69e2d2","eventId":"c071bfbf-83c4-49ca-a6ff-3df053957145","account":"123456789012"}

        """;

    [Fact]
    public void Events_come_back_as_lines()
    {
        var run = TransformRun.Of(Requests.Of(Requests.Deployment));
        var answer = Assert.Single(run.Answers);
        Assert.Equal(("r0", "Ok", DeploymentLine), (answer.Id, answer.Result, answer.Line));
        Assert.Equal(("deployment_state_change", Requests.Deployment.Length, DeploymentLine.Length), Assert.Single(run.MappedCalls));
        Assert.Empty(run.FailedCalls);
    }

    [Fact]
    public void Every_record_comes_back_once_and_in_order()
    {
        var events = Requests.Samples.Values.Append([]).Append("not JSON"u8.ToArray()).ToArray();
        var run = TransformRun.Of(Requests.Of(events));
        Assert.Equal(events.Select((_, i) => $"r{i}"), run.Answers.Select(a => a.Id));
        Assert.Equal(
            Requests.Samples.Keys.Select(name => name.EndsWith(".fail.json", StringComparison.Ordinal) ? "ProcessingFailed" : "Ok"),
            run.Answers.Take(Requests.Samples.Count).Select(a => a.Result));
        Assert.Equal(events.Length, run.MappedCalls.Count + run.FailedCalls.Count);
    }

    [Fact]
    public void A_batch_without_records_has_an_empty_answer() =>
        Assert.Equal("""{"records":[]}""", Encoding.UTF8.GetString(TransformRun.Of(Requests.OfRecords()).Response));

    [Theory]
    [InlineData("not Base64!", MapError.InvalidBase64, "")]
    [InlineData("eA", MapError.InvalidBase64, "")]
    [InlineData("", MapError.InvalidJson, "")]
    [InlineData("e30=", MapError.WrongEvent, "{}")]
    [InlineData("W10=", MapError.NotAnObject, "[]")]
    [InlineData("/w==", MapError.InvalidText, "\uFFFD")]
    public void What_cannot_be_mapped_goes_back_as_it_came(string data, MapError error, string eventData)
    {
        var run = TransformRun.Of(Requests.OfRecords($$"""{"recordId":"a","data":"{{data}}"}"""));
        Assert.Equal(new Answer("a", "ProcessingFailed", data), Assert.Single(run.Answers));
        Assert.Equal(("a", null, new MapResult(error), eventData), Assert.Single(run.FailedCalls));
    }

    [Fact]
    public void A_refusal_names_the_kind_of_event_and_the_value_at_fault()
    {
        var run = TransformRun.Of(Requests.Of(Requests.Samples["deployment-state-change.missing-deployment-id.fail.json"]));
        var (_, table, reason, _) = Assert.Single(run.FailedCalls);
        Assert.Equal("deployment_state_change", table);
        Assert.Equal("$.detail.deploymentId: a required value is missing or null", reason.ToString());
    }

    [Fact]
    public void Ids_and_data_are_copied_with_their_escapes()
    {
        var request = Requests.OfRecords(
            """{"recordId":"a\"\u0041\/😀","data":"\u0041\/\n"}""",
            """{"data":"\n!","recordId":""}""");
        var response = Encoding.UTF8.GetString(TransformRun.Of(request).Response);
        Assert.Equal(
            """{"records":[{"recordId":"a\"\u0041\/😀","result":"ProcessingFailed","data":"\u0041\/\n"},{"recordId":"","result":"ProcessingFailed","data":"\n!"}]}""",
            response);
    }

    [Fact]
    public void Escaped_data_is_decoded()
    {
        var data = Convert.ToBase64String(Requests.Deployment);
        var escaped = string.Concat(data.Select(c => c is '=' or 'e' ? $"\\u{(int)c:x4}" : c == '/' ? "\\/" : c.ToString()));
        var run = TransformRun.Of(Requests.OfRecords($$"""{"recordId":"a","data":"{{escaped}}"}"""));
        Assert.Equal(DeploymentLine, Assert.Single(run.Answers).Line);
    }

    [Fact]
    public void Of_properties_that_stand_twice_the_last_counts()
    {
        var request = """{"records":[{"recordId":"x"}],"records":[{"recordId":1,"data":"!","\u0072ecordId":"a","data":"?"}]}"""u8.ToArray();
        Assert.Equal(new Answer("a", "ProcessingFailed", "?"), Assert.Single(TransformRun.Of(request).Answers));
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"records":null}""")]
    [InlineData("""{"records":{}}""")]
    [InlineData("""{"records":[null]}""")]
    [InlineData("""{"records":["a"]}""")]
    [InlineData("""{"records":[{}]}""")]
    [InlineData("""{"records":[{"recordId":"a"}]}""")]
    [InlineData("""{"records":[{"data":"e30="}]}""")]
    [InlineData("""{"records":[{"recordId":"a","data":null}]}""")]
    [InlineData("""{"records":[{"recordId":1,"data":"e30="}]}""")]
    [InlineData("""{"records":[{"recordId":"a","data":"e30="},{"recordId":"b"}]}""")]
    [InlineData("""{"records":[{"recordId":"a","data":"e30="}]""")]
    [InlineData("""{"records":[{"recordId":"a","data":"e30="}]}}""")]
    [InlineData("""{"records":[{"recordId":"\ud83d","data":"e30="}]}""")]
    [InlineData("""{"records":[],"records":1}""")]
    public void What_is_no_request_has_no_answer(string request)
    {
        var run = TransformRun.Of(Encoding.UTF8.GetBytes(request));
        Assert.Equal(TransformStatus.InvalidRequest, run.Status);
        Assert.Empty(run.Response);
        Assert.Empty(run.FailedCalls);
    }

    [Fact]
    public void A_transform_answers_after_a_bad_request()
    {
        var transform = new FirehoseTransform(TestCatalog.Both);
        TransformRun.Of(Requests.Of(Requests.Deployment, Requests.Deployment), transform);
        Assert.Equal(TransformStatus.InvalidRequest, TransformRun.Of("{"u8.ToArray(), transform).Status);
        Assert.Equal(DeploymentLine, Assert.Single(TransformRun.Of(Requests.Of(Requests.Deployment), transform).Answers).Line);
    }
}
