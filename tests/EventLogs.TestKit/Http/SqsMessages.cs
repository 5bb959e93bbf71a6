using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace EventLogs.TestKit.Http;

/// <summary>A queue of SQS on a test's server. What is received is hidden until it is released, or the test says that its time is over.</summary>
public sealed class SqsMessages
{
    private const int MaxBatch = 10;

    private readonly List<Message> _messages = [];
    private readonly string _path;
    private int _handles;

    public SqsMessages(AwsJsonServer server, string name)
    {
        _path = "/123456789012/" + name;
        Url = new Uri(server.Url, _path).AbsoluteUri;
        server.On("AmazonSQS.ReceiveMessage", Receive);
        server.On("AmazonSQS.DeleteMessageBatch", Delete);
        server.On("AmazonSQS.ChangeMessageVisibilityBatch", Release);
        server.On("AmazonSQS.GetQueueAttributes", Count);
    }

    /// <summary>The queue's URL.</summary>
    public string Url { get; }

    /// <summary>The bodies of all messages, hidden ones included.</summary>
    public IEnumerable<string> Bodies => _messages.Select(message => message.Body);

    /// <summary>How many messages are hidden.</summary>
    public int Hidden => _messages.Count(message => message.Handle is not null);

    /// <summary>How many messages were deleted.</summary>
    public int Deleted { get; private set; }

    /// <summary>Decides which messages of a call are not deleted, by the number of the entry in it from 0.</summary>
    public Func<int, bool> Refuses { get; set; } = _ => false;

    /// <summary>Puts a message into the queue.</summary>
    public void Send(string body, params (string Name, string Value)[] attributes) =>
        _messages.Add(new Message(Guid.NewGuid().ToString(), body, attributes));

    /// <summary>The time is over for which messages were hidden.</summary>
    public void Reappear() => _messages.ForEach(message => message.Handle = null);

    /// <summary>Empties it.</summary>
    public void Clear() => _messages.Clear();

    private JsonObject Receive(JsonElement request)
    {
        CheckUrl(request);
        Assert.True(request.GetProperty("VisibilityTimeout").GetInt32() > 60);
        Assert.Equal(["All"], request.GetProperty("MessageAttributeNames").EnumerateArray().Select(name => name.GetString()));
        var received = _messages.Where(message => message.Handle is null).Take(request.GetProperty("MaxNumberOfMessages").GetInt32()).ToList();
        received.ForEach(message => message.Handle = string.Create(CultureInfo.InvariantCulture, $"handle-{_handles++}"));
        return new JsonObject { ["Messages"] = new JsonArray([.. received.Select(message => message.ToJson())]) };
    }

    private JsonObject Delete(JsonElement request) => OfEach(request, (index, entry) =>
    {
        if (Refuses(index))
            return false;
        var deleted = _messages.RemoveAll(message => message.Handle == entry.GetProperty("ReceiptHandle").GetString());
        Deleted += deleted;
        return deleted == 1;
    });

    private JsonObject Release(JsonElement request) => OfEach(request, (_, entry) =>
    {
        Assert.Equal(0, entry.GetProperty("VisibilityTimeout").GetInt32());
        var message = _messages.Find(message => message.Handle == entry.GetProperty("ReceiptHandle").GetString());
        if (message is not null)
            message.Handle = null;
        return message is not null;
    });

    private JsonObject Count(JsonElement request)
    {
        CheckUrl(request);
        return new JsonObject
        {
            ["Attributes"] = new JsonObject
            {
                ["ApproximateNumberOfMessages"] = $"{_messages.Count - Hidden}",
                ["ApproximateNumberOfMessagesNotVisible"] = $"{Hidden}",
            },
        };
    }

    private JsonObject OfEach(JsonElement request, Func<int, JsonElement, bool> apply)
    {
        CheckUrl(request);
        var entries = request.GetProperty("Entries").EnumerateArray().ToList();
        Assert.InRange(entries.Count, 1, MaxBatch);
        var (successful, failed) = (new JsonArray(), new JsonArray());
        foreach (var (index, entry) in entries.Index())
        {
            var id = entry.GetProperty("Id").GetString()!;
            if (apply(index, entry))
                successful.Add(new JsonObject { ["Id"] = id });
            else
                failed.Add(new JsonObject { ["Id"] = id, ["Code"] = "InternalError", ["Message"] = "Try later.", ["SenderFault"] = false });
        }

        return new JsonObject { ["Successful"] = successful, ["Failed"] = failed };
    }

    private void CheckUrl(JsonElement request) => Assert.EndsWith(_path, request.GetProperty("QueueUrl").GetString(), StringComparison.Ordinal);

    private sealed class Message(string id, string body, (string Name, string Value)[] attributes)
    {
        public string Body => body;

        /// <summary>The handle with which it was received last; null while others can see it.</summary>
        public string? Handle { get; set; }

        [SuppressMessage("Security", "CA5351", Justification = "SQS has it so")]
        public JsonObject ToJson() => new()
        {
            ["MessageId"] = id,
            ["ReceiptHandle"] = Handle,
            [nameof(Body)] = body,
            ["MD5OfBody"] = Convert.ToHexStringLower(MD5.HashData(Encoding.UTF8.GetBytes(body))),
            ["MessageAttributes"] = new JsonObject(attributes.Select(attribute => KeyValuePair.Create(
                attribute.Name, (JsonNode?)new JsonObject { ["DataType"] = "String", ["StringValue"] = attribute.Value }))),
        };
    }
}
