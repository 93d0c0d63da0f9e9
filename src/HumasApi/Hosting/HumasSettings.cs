using HumasApi.Access;
using HumasApi.Contract;
using HumasApi.Domain;
using HumasApi.Http;
using HumasApi.Management.Articles;
using HumasApi.Management.Inbox;
using HumasApi.Publishing;

namespace HumasApi.Hosting;

/// <summary>
/// What an operator may set (environment variables or appsettings; <c>Humas__X</c> in the environment is <c>Humas:X</c>
/// here). Read and checked once at start: a wrong value ends the program with a sentence.
/// </summary>
internal sealed class HumasSettings
{
    private HumasSettings(IConfiguration configuration, bool isDevelopment)
    {
        ConnectionString = Connection(configuration, "Humas");
        DeliveryConnectionString = Connection(configuration, "HumasDelivery") ?? ConnectionString;
        OwnerConnectionString = Connection(configuration, "HumasOwner") ?? ConnectionString;
        DirectConnectionString = Connection(configuration, "HumasDirect");
        if (ConnectionString is null && (DeliveryConnectionString ?? OwnerConnectionString ?? DirectConnectionString) is not null)
            throw new SettingsException(
                "ConnectionStrings__HumasDelivery, …HumasOwner or …HumasDirect is set, but ConnectionStrings__Humas is "
                    + "not. Serving needs ConnectionStrings__Humas (role humas_app) and ConnectionStrings__HumasDelivery (humas_read); "
                    + "migrate needs ConnectionStrings__Humas, and ConnectionStrings__HumasOwner where another role owns the tables. Set "
                    + "none of them for the embedded server."
            );

        var section = configuration.GetSection("Humas");
        DataDirectory = Text.NullIfBlank(section["DataDirectory"]);
        BinDirectory = Text.NullIfBlank(section["Postgres:BinDirectory"]);
        DownloadRepository = Text.NullIfBlank(section["Postgres:DownloadRepository"]);
        NpmRegistry = Text.NullIfBlank(section["Postgres:NpmRegistry"]) is { } registry
            ? Address("Humas__Postgres__NpmRegistry", registry).AbsoluteUri
            : null;
        if (BinDirectory is not null && !Directory.Exists(BinDirectory))
            throw new SettingsException($"Humas__Postgres__BinDirectory is {BinDirectory}, which is not a folder.");
        Newsroom = new NewsroomOptions(
            Text.NullIfBlank(section["Name"]) ?? "HumasApi",
            Zone(Text.NullIfBlank(section["TimeZone"]) ?? "Asia/Jakarta")
        );
        if (Newsroom.Name.Length > 200)
            throw new SettingsException("Humas__Name may have 200 characters at most.");
        PublicUrl = Text.NullIfBlank(section["PublicUrl"]) is { } publicUrl
            ? Address("Humas__PublicUrl", publicUrl)
            : Address("ASPNETCORE_URLS", FirstListenAddress(configuration));
        EdgeOptions = EdgeSettings.Read(section);
        Demo = Flag(section, "Demo") ?? (ConnectionString is null && isDevelopment);
        ChangeLogDays = WholeNumber.Read(section, "ChangeLogDays", 90, 1, 3_650, "of days from 1 to 3650");
        Quotas = new UnitQuotas(
            Quota(section, "Articles", UnitQuotas.Default.Articles),
            Quota(section, "Megabytes", UnitQuotas.Default.Megabytes),
            Quota(section, "ImportArticles", UnitQuotas.Default.ImportArticles),
            Quota(section, "ImportMegabytes", UnitQuotas.Default.ImportMegabytes)
        );
        ResponseCache = new ResponseCacheOptions(
            WholeNumber.Read(section, "Cache:Megabytes", 64, 0, 100_000, "of megabytes from 0, which keeps no response, to 100000"),
            WholeNumber.Read(section, "Cache:StaleSeconds", 300, 0, 86_400, "of seconds from 0 to 86400")
        );
        EdgeLifetimes = EdgeCacheSettings.Lifetimes(section, ResponseCache.StaleSeconds);
        Purge = EdgeCacheSettings.Purge(section.GetSection("Purge"));
        ServesMetrics = Flag(section, "Metrics") ?? false;
        EncryptionKey = EncryptionKeyOf(Text.NullIfBlank(section["EncryptionKey"]));
        SearchDirectory = Text.NullIfBlank(section["Search:Directory"]);
        Mail = MailSettings.Read(section.GetSection("Mail"));
        Outgoing = new OutgoingOptions(Networks(Text.NullIfBlank(section["Outgoing:AllowedNetworks"])));
        SignIn = new SignInOptions(OidcSettings.Read(section.GetSection("Oidc")), AdminKeyHash(Text.NullIfBlank(section["AdminKey"])));
    }

    /// <summary>The database; null for the embedded server.</summary>
    public string? ConnectionString { get; }

    /// <summary>
    /// The database as the role that may only read what is published; the same as <see cref="ConnectionString"/> unless set.
    /// </summary>
    public string? DeliveryConnectionString { get; }

    /// <summary>
    /// The database as the role that owns the tables, for migrations; the same as <see cref="ConnectionString"/> unless set.
    /// </summary>
    public string? OwnerConnectionString { get; }

    /// <summary>As <see cref="ConnectionString"/>, past a pooler; null where there is none.</summary>
    public string? DirectConnectionString { get; }
    public string? DataDirectory { get; }
    public string? BinDirectory { get; }
    public string? DownloadRepository { get; }
    public string? NpmRegistry { get; }

    public NewsroomOptions Newsroom { get; }
    public Uri PublicUrl { get; }

    /// <summary>Trusted proxies, CORS origins and rate limits.</summary>
    public EdgeOptions EdgeOptions { get; }

    /// <summary>Whether an empty database is filled with the demo newsroom.</summary>
    public bool Demo { get; }

    /// <summary>Days for which the change log can be followed back.</summary>
    public int ChangeLogDays { get; }

    /// <summary>What a unit may store in a day.</summary>
    public UnitQuotas Quotas { get; }

    /// <summary>How much of the responses of Delivery is kept in memory.</summary>
    public ResponseCacheOptions ResponseCache { get; }

    /// <summary>Whether Prometheus may read /metrics, with a key of an administrator.</summary>
    public bool ServesMetrics { get; }

    /// <summary>For how long browsers and caches in front may keep responses of Delivery.</summary>
    public EdgeLifetimes EdgeLifetimes { get; }

    /// <summary>The cache in front that is purged of what changes; null: none.</summary>
    public PurgeOptions? Purge { get; }

    /// <summary>The OpenID providers, and the administrator's key.</summary>
    public SignInOptions SignIn { get; }

    /// <summary>Encrypts secrets in the database; null: the key in the data folder, where there is one.</summary>
    public string? EncryptionKey { get; }

    /// <summary>What the service may call beside public addresses.</summary>
    public OutgoingOptions Outgoing { get; }

    /// <summary>The folder of the search index; null: beside the embedded database, or in the folder of the account.</summary>
    public string? SearchDirectory { get; }

    /// <summary>How mail is sent.</summary>
    public MailOptions Mail { get; }

    /// <exception cref="SettingsException">A setting is wrong; the message says which and what is expected.</exception>
    public static HumasSettings Read(IConfiguration configuration, bool isDevelopment) => new(configuration, isDevelopment);

    private static string? EncryptionKeyOf(string? key)
    {
        if (key is null)
            return null;
        if (key.Length is < 32 or > 400)
            throw new SettingsException("Humas__EncryptionKey must have 32 to 400 characters. Make one: openssl rand -hex 32");
        RefusePlaceholder("Humas__EncryptionKey", key);
        return key;
    }

    private static string[] Networks(string? text)
    {
        var networks = (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var network in networks)
            if (ApiKey.Network(network) is null)
                throw new SettingsException(
                    $"Humas__Outgoing__AllowedNetworks has {network}; addresses and networks are expected, such as 10.20.0.0/16,127.0.0.1."
                );
        return networks;
    }

    private static byte[]? AdminKeyHash(string? key)
    {
        if (key is null)
            return null;
        if (key.Length is < 16 or > 400)
            throw new SettingsException("Humas__AdminKey must have 16 to 400 characters.");
        if (key.Any(character => character is <= ' ' or > '~'))
            throw new SettingsException("Humas__AdminKey may have printable ASCII characters only, without spaces.");
        RefusePlaceholder("Humas__AdminKey", key);
        return Secret.Hash(key);
    }

    // The password may be a setting of its own, so that it can come from a file while the rest is no secret.
    private static string? Connection(IConfiguration configuration, string name)
    {
        var (text, password) = (
            Text.NullIfBlank(configuration.GetConnectionString(name)),
            Text.NullIfBlank(configuration[$"ConnectionStrings:{name}:Password"])
        );
        CheckConnectionString(name, text);
        if (password is null)
            return text;
        if (text is null)
            throw new SettingsException($"ConnectionStrings__{name}__Password is set, but ConnectionStrings__{name} is not.");
        RefusePlaceholder($"ConnectionStrings__{name}__Password", password);
        return new Npgsql.NpgsqlConnectionStringBuilder(text) { Password = password }.ConnectionString;
    }

    private static void CheckConnectionString(string name, string? value)
    {
        if (value is null)
            return;
        try
        {
            // Npgsql itself misses the host only when it connects.
            var address = new Npgsql.NpgsqlConnectionStringBuilder(value);
            if (string.IsNullOrWhiteSpace(address.Host))
                throw new ArgumentException("It names no Host.");
            RefusePlaceholder($"ConnectionStrings__{name}", address.Password);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or InvalidCastException)
        {
            throw new SettingsException(
                $"ConnectionStrings__{name} is not a PostgreSQL connection string such as "
                    + $"Host=localhost;Database=humas;Username=humas_app;Password=…: {exception.Message}"
            );
        }
    }

    // What examples carry is known to everybody. Never repeated in the message: it may have become a real one.
    private static void RefusePlaceholder(string name, string? secret)
    {
        var plain = new string([.. (secret ?? "").Where(char.IsAsciiLetterOrDigit)]).ToLowerInvariant();
        if (Placeholders.Any(word => plain.StartsWith(word, StringComparison.Ordinal)))
            throw new SettingsException($"{name} has a placeholder for a secret. Make one of your own: openssl rand -hex 24");
    }

    private static readonly string[] Placeholders =
    [
        "changeme",
        "changethis",
        "replaceme",
        "placeholder",
        "yourpassword",
        "yourkey",
        "yoursecret",
    ];

    private static TimeZoneInfo Zone(string name) =>
        TimeZones.Find(name)
        ?? throw new SettingsException(
            $"Humas__TimeZone is {name}, which is not an IANA time zone known to this machine. Example: Asia/Jakarta."
        );

    private static Uri Address(string name, string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.Query.Length == 0
            ? uri
            : throw new SettingsException(
                $"{name} is {text}; an absolute http(s) address such as https://humas.example.go.id is expected."
            );

    private static bool? Flag(IConfigurationSection section, string name) =>
        Text.NullIfBlank(section[name]) switch
        {
            null => null,
            var text when bool.TryParse(text, out var value) => value,
            var text => throw new SettingsException($"Humas__{name} is {text}; true or false is expected."),
        };

    private static int Quota(IConfigurationSection section, string name, int otherwise) =>
        WholeNumber.Read(section, "Quotas:" + name, otherwise, 0, int.MaxValue, "from 0 (no limit)");

    private static string FirstListenAddress(IConfiguration configuration)
    {
        var first = (configuration["urls"] ?? configuration["URLS"] ?? DefaultListenAddress).Split(';')[0];
        return first
            .Replace("//*", "//localhost", StringComparison.Ordinal)
            .Replace("//+", "//localhost", StringComparison.Ordinal)
            .Replace("//0.0.0.0", "//localhost", StringComparison.Ordinal)
            .Replace("//[::]", "//localhost", StringComparison.Ordinal);
    }

    public const string DefaultListenAddress = "http://localhost:5080";
}

/// <summary>A setting that is wrong. Its message is all an operator needs.</summary>
internal sealed class SettingsException(string message) : Exception(message);
