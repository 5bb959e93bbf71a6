using System.Text.Json;
using EventLogs.Benchmarks.Comparing;

namespace EventLogs.Benchmarks.Rivals;

/// <summary>What a C# developer would write: classes, System.Text.Json with its source generator, Convert for Base64.</summary>
internal sealed class Poco : Contestant
{
    public override string Name => "idiomatic .NET";

    public override ReadOnlySpan<byte> Answer(byte[] request)
    {
        var records = JsonSerializer.Deserialize(request, PocoContext.Default.FirehoseRequest)!.Records;
        var response = new FirehoseResponse([.. records.Select(Transform)]);
        return JsonSerializer.SerializeToUtf8Bytes(response, PocoContext.Default.FirehoseResponse);
    }

    private static FirehoseResult Transform(FirehoseRecord record)
    {
        try
        {
            var codeDeployEvent = JsonSerializer.Deserialize(Convert.FromBase64String(record.Data), PocoContext.Default.CodeDeployEvent)!;
            byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(Line(codeDeployEvent), PocoContext.Default.LogLine), (byte)'\n'];
            return new FirehoseResult(record.RecordId, "Ok", Convert.ToBase64String(line));
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return new FirehoseResult(record.RecordId, "ProcessingFailed", record.Data);
        }
    }

    private static LogLine Line(CodeDeployEvent it) => new(
        it.Time,
        it.Version,
        it.Detail.InstanceId is null ? null : Arn(it, "instance"),
        it.Detail.InstanceId,
        Arn(it, "application"),
        it.Detail.Application,
        Arn(it, "deploymentgroup"),
        it.Detail.DeploymentGroup,
        it.Detail.Region,
        it.Detail.State,
        it.Detail.DeploymentId,
        it.Detail.InstanceGroupId);

    private static string? Arn(CodeDeployEvent it, string type) =>
        it.Resources.FirstOrDefault(arn => arn.Split(':', 6) is [.., var resource] && resource.Split(':', '/')[0] == type);
}
