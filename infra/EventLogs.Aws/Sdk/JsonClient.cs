using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using EventLogs.Aws.Json;

namespace EventLogs.Aws.Sdk;

/// <summary>
/// AWS's JSON 1.1 protocol over AWSSDK.Core, put together as the packaged clients are: the SDK signs, finds credentials and the endpoint,
/// and retries what is worth retrying.
/// </summary>
internal sealed class JsonClient : AmazonServiceClient
{
    private static readonly InvokeOptions Options = new()
    {
        RequestMarshaller = JsonRequest.Marshaller,
        ResponseUnmarshaller = JsonResponse.Unmarshaller,
    };

    private readonly AwsService _service;

    private JsonClient(AwsService service, JsonClientConfig config) : base(config) => _service = service;

    /// <inheritdoc/>
    protected override IServiceMetadata ServiceMetadata => new Metadata(Config.ServiceId);

    /// <summary>The handlers that a request goes through, from the outermost to the one that sends it.</summary>
    internal ImmutableArray<string> Handlers => [.. RuntimePipeline.Handlers.Select(handler => handler.GetType().Name)];

    /// <summary>A client of a service.</summary>
    /// <exception cref="AwsException">There is no region.</exception>
    public static JsonClient Create(AwsService service, AwsClientSettings? settings)
    {
        try
        {
            return new JsonClient(service, new JsonClientConfig(service, settings ?? new AwsClientSettings()));
        }
        catch (AmazonClientException exception) when (Failures.TryDescribe(exception, service, "client", null, out var failure))
        {
            throw failure;
        }
    }

    /// <summary>Calls an operation.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="writeMembers">Writes the members of the request.</param>
    /// <param name="read">Reads the answer, which is an object. What is not as it should be is an <see cref="InvalidDataException"/>.</param>
    /// <param name="cancellation">Ends the call early.</param>
    /// <exception cref="AwsException">The call failed.</exception>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<T> CallAsync<T>(
        string operation, Action<Utf8JsonWriter> writeMembers, Func<JsonElement, T> read, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        string? requestId = null;
        try
        {
            var request = new JsonRequest(_service, operation, Write(writeMembers));
            // Whatever holds the SDK up, the time is over when it is over
            var response = await InvokeAsync<JsonResponse>(request, Options, cancellation).WaitAsync(cancellation).ConfigureAwait(false);
            requestId = response.ResponseMetadata?.RequestId;
            return read(Parse(response.Body));
        }
        catch (Exception exception) when (exception is not ArgumentException && cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(exception.Message, exception, cancellation);
        }
        catch (Exception exception) when (Failures.TryDescribe(exception, _service, operation, requestId, out var failure))
        {
            throw failure;
        }
    }

    /// <summary>Calls an operation page by page.</summary>
    /// <param name="operation">Its name.</param>
    /// <param name="tokenName">What the token of the next page is called, in requests and in answers.</param>
    /// <param name="writeMembers">Writes the members of the request, but for the token.</param>
    /// <param name="read">Reads the items of a page.</param>
    /// <param name="cancellation">Ends the call early.</param>
    public async IAsyncEnumerable<T> CallPagesAsync<T>(
        string operation,
        string tokenName,
        Action<Utf8JsonWriter> writeMembers,
        Func<JsonElement, ImmutableArray<T>> read,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        string? token = null;
        do
        {
            var current = token;
            var (items, next) = await CallAsync(operation, Write, Read, cancellation).ConfigureAwait(false);
            foreach (var item in items)
                yield return item;
            token = next;

            void Write(Utf8JsonWriter json)
            {
                writeMembers(json);
                json.WriteOptional(tokenName, current);
            }

            (ImmutableArray<T> Items, string? Next) Read(JsonElement answer)
            {
                var following = answer.OptionalText(tokenName) is { Length: > 0 } text ? text : null;
                if (following is not null && following == current)
                    throw new InvalidDataException($"'{tokenName}' is that of the page before: the pages would never end.");
                return (read(answer), following);
            }
        }
        while (token is not null);
    }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) =>
        pipeline.AddHandlerAfter<Marshaller>(new SignatureVersion4());

    private static byte[] Write(Action<Utf8JsonWriter> writeMembers)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    private static JsonElement Parse(byte[] body)
    {
        var answer = JsonElement.Parse(body);
        return answer.ValueKind == JsonValueKind.Object ? answer : throw new InvalidDataException($"It is {answer.ValueKind}, not an object.");
    }

    private sealed class SignatureVersion4 : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) => AuthSchemeOption.DEFAULT_SIGV4;
    }

    private sealed class Metadata(string serviceId) : IServiceMetadata
    {
        public string ServiceId => serviceId;

        public IDictionary<string, string> OperationNameMapping { get; } = ImmutableDictionary<string, string>.Empty;
    }
}
