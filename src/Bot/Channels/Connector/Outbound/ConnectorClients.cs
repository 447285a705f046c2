using System.Text;

using CaseReform.Ops.Bot.Activities;

using Microsoft.Bot.Connector;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Rest;

using Newtonsoft.Json;

namespace CaseReform.Ops.Bot.Channels.Connector.Outbound;

/// <summary>The SDK's clients, one for each address of a channel: each learns by reflection how to write what it sends, and that is not to happen at every turn.</summary>
internal sealed class ConnectorClients(ConnectorCalls calls, ServiceAddress addresses) : ConnectorFactory
{
    /// <summary>A channel has one address for each region or tenant.</summary>
    private const int MaxClients = 256;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Shared> _clients = new(StringComparer.Ordinal);

    /// <summary>The client of an address; null when nothing may be sent there.</summary>
    public IConnectorClient? Of(string? serviceUrl)
    {
        if (addresses.Resolve(serviceUrl) is not { } service)
        {
            return null;
        }

        lock (_gate)
        {
            if (!_clients.TryGetValue(service.AbsoluteUri, out var client))
            {
                if (_clients.Count >= MaxClients)
                {
                    _clients.Clear();
                }

                _clients[service.AbsoluteUri] = client = new Shared(service, calls);
            }

            return client;
        }
    }

    /// <inheritdoc/>
    public override Task<IConnectorClient> CreateAsync(string serviceUrl, string audience, CancellationToken cancellationToken) =>
        Task.FromResult(Of(serviceUrl) ?? throw new InvalidOperationException("the channel's address is not among the allowed ones"));

    private sealed class Shared : ConnectorClient
    {
        public Shared(Uri service, ConnectorCalls calls)
            : base(service, NoCredentials.Instance, new HttpClient(calls, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan }, disposeHttpClient: false) =>
            SerializationSettings.Converters.Add(new ActivityWriter());

#pragma warning disable CA2215 // the SDK ends its clients with each turn; this one goes on, and holds nothing that would have to be ended
        protected override void Dispose(bool disposing)
        {
        }
#pragma warning restore CA2215
    }

    /// <summary>The SDK asks for some; tokens are added where it is known that the address may have one.</summary>
    private sealed class NoCredentials : ServiceClientCredentials
    {
        public static readonly NoCredentials Instance = new();
    }

    /// <summary>Activities go out as they are stored.</summary>
    private sealed class ActivityWriter : JsonConverter<Activity>
    {
        public override bool CanRead => false;

        public override void WriteJson(JsonWriter writer, Activity? value, JsonSerializer serializer) =>
            writer.WriteRawValue(value is null ? "null" : Encoding.UTF8.GetString(ActivityJson.Write(value)));

        public override Activity ReadJson(JsonReader reader, Type objectType, Activity? existingValue, bool hasExistingValue, JsonSerializer serializer) =>
            throw new NotSupportedException();
    }
}
