using System.Collections.Immutable;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;

namespace EventLogs.Lambdas.CreatePartition.Glue;

/// <summary>
/// Glue's JSON protocol over AWSSDK.Core, put together as the packaged clients are: the SDK signs, finds credentials and the endpoint,
/// and retries what is worth retrying. Why not the packaged client: docs/decisions/0005-custom-runtime.md.
/// </summary>
internal sealed class GlueClient(GlueConfig config) : AmazonServiceClient(config), IGlue
{
    /// <summary>The service's name among the SDKs; makes them read <c>AWS_ENDPOINT_URL_GLUE</c>.</summary>
    public const string ServiceId = "Glue";

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata { get; } = new Metadata();

    /// <inheritdoc/>
    public async Task<ImmutableArray<PartitionError>> BatchCreatePartitionAsync(
        string database, string table, ImmutableArray<PartitionInput> partitions, CancellationToken cancellation)
    {
        var request = new BatchCreatePartitionRequest(database, table, partitions);
        var options = new InvokeOptions
        {
            RequestMarshaller = BatchCreatePartitionMarshaller.Instance,
            ResponseUnmarshaller = BatchCreatePartitionUnmarshaller.Instance,
        };
        var response = await InvokeAsync<BatchCreatePartitionResponse>(request, options, cancellation).ConfigureAwait(false);
        return response.Errors;
    }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) =>
        pipeline.AddHandlerAfter<Marshaller>(new SignatureVersion4());

    private sealed class SignatureVersion4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }

    private sealed class Metadata : IServiceMetadata
    {
        public string ServiceId => GlueClient.ServiceId;

        public IDictionary<string, string> OperationNameMapping { get; } = ImmutableDictionary<string, string>.Empty;
    }
}
