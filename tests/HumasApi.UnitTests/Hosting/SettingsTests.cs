using HumasApi.Hosting;
using Microsoft.Extensions.Configuration;
using NUnit.Framework;

namespace HumasApi.UnitTests.Hosting;

/// <summary>A wrong setting is refused with a sentence that names it. That the program ends with it is tested by a process.</summary>
internal sealed class SettingsTests
{
    [TestCase("Humas__TimeZone", "Asia/Semarang", "Humas__TimeZone is Asia/Semarang")]
    [TestCase("Humas__TimeZone", "WIB", "Humas__TimeZone is WIB")]
    [TestCase(
        "ConnectionStrings__HumasOwner",
        "Host=localhost",
        "migrate needs ConnectionStrings__Humas, and ConnectionStrings__HumasOwner"
    )]
    [TestCase("Humas__Postgres__NpmRegistry", "npm", "Humas__Postgres__NpmRegistry is npm; an absolute http(s) address")]
    [TestCase("Humas__PublicUrl", "humas.example.go.id", "Humas__PublicUrl is humas.example.go.id")]
    [TestCase("Humas__PublicUrl", "ftp://humas.example.go.id", "Humas__PublicUrl is ftp:")]
    [TestCase("Humas__PublicUrl", "https://humas.example.go.id/?a=b", "Humas__PublicUrl is https:")]
    [TestCase(
        "Humas__TrustedProxies",
        "10.0.0.0/8, proxy.example",
        "Humas__TrustedProxies has proxy.example, which is neither an address nor a network"
    )]
    [TestCase("Humas__TrustedProxies", "10.0.0.0/33", "Humas__TrustedProxies has 10.0.0.0/33")]
    [TestCase("Humas__CorsOrigins", "*", "Humas__CorsOrigins has *; origins such as https://redaksi.example.go.id are expected")]
    [TestCase("Humas__CorsOrigins", "https://ok.example, https://*.example", "Humas__CorsOrigins has https://*.example")]
    [TestCase("Humas__CorsOrigins", "https://redaksi.example/", "Humas__CorsOrigins has https://redaksi.example/")]
    [TestCase("Humas__CorsOrigins", "https://redaksi.example:443", "Humas__CorsOrigins has https://redaksi.example:443")]
    [TestCase("Humas__CorsOrigins", "https://Redaksi.example", "Humas__CorsOrigins has https://Redaksi.example")]
    [TestCase("Humas__CorsOrigins", "https://a@redaksi.example", "Humas__CorsOrigins has https://a@redaksi.example")]
    [TestCase("Humas__CorsOrigins", "ftp://redaksi.example", "Humas__CorsOrigins has ftp://redaksi.example")]
    [TestCase("Humas__CorsOrigins", "redaksi.example", "Humas__CorsOrigins has redaksi.example")]
    [TestCase(
        "Humas__RateLimits__Address",
        "-1",
        "Humas__RateLimits__Address is -1; a whole number of requests a minute from 0 (no limit) to 1000000 is expected"
    )]
    [TestCase("Humas__RateLimits__Key", "1000001", "Humas__RateLimits__Key is 1000001")]
    [TestCase("Humas__RateLimits__SignIn", "1.5", "Humas__RateLimits__SignIn is 1.5")]
    [TestCase("Humas__AdminKey", "change-me-admin-key-0123456789", "Humas__AdminKey has a placeholder for a secret")]
    [TestCase("Humas__AdminKey", "Change_Me_0123456789", "Humas__AdminKey has a placeholder for a secret")]
    [TestCase(
        "ConnectionStrings__Humas",
        "Host=localhost;Database=humas;Username=a;Password=change-me-app",
        "ConnectionStrings__Humas has a placeholder for a secret"
    )]
    [TestCase(
        "ConnectionStrings__HumasDelivery",
        "Host=localhost;Database=humas;Username=a;Password=change-me-delivery",
        "ConnectionStrings__HumasDelivery has a placeholder for a secret"
    )]
    [TestCase("Humas__Quotas__Articles", "-1", "Humas__Quotas__Articles is -1; a whole number from 0 (no limit) is expected")]
    [TestCase("Humas__Cache__ListSeconds", "-1", "Humas__Cache__ListSeconds is -1; a whole number of seconds from 0, which revalidates")]
    [TestCase("Humas__Purge__Kind", "akamai", "Humas__Purge__Kind is akamai; varnish, fastly or cloudflare is expected")]
    [TestCase("Humas__Purge__Kind", "1", "Humas__Purge__Kind is 1; varnish")]
    [TestCase("Humas__Purge__Kind", "fastly", "Humas__Purge__Url must be the http or https address of the call")]
    [TestCase("Humas__Purge__Url", "https://varnish.example", "Humas__Purge__Kind is not set; varnish")]
    [TestCase("Humas__AdminKey", "short", "Humas__AdminKey must have 16 to 400 characters")]
    [TestCase("Humas__AdminKey", "a key with spaces in it", "without spaces")]
    [TestCase("Humas__Demo", "perhaps", "Humas__Demo is perhaps; true or false is expected")]
    [TestCase(
        "Humas__Postgres__BinDirectory",
        "/no/such/folder",
        "Humas__Postgres__BinDirectory is /no/such/folder, which is not a folder"
    )]
    [TestCase("ConnectionStrings__Humas", "localhost", "ConnectionStrings__Humas is not a PostgreSQL connection string")]
    [TestCase("ConnectionStrings__Humas", "Host=localhost;Colour=red", "ConnectionStrings__Humas is not a PostgreSQL connection string")]
    [TestCase("ConnectionStrings__Humas", "Host=localhost;Port=many", "ConnectionStrings__Humas is not a PostgreSQL connection string")]
    [TestCase("ConnectionStrings__HumasDelivery", "Host=localhost", "ConnectionStrings__Humas is not")]
    [TestCase("ConnectionStrings__Humas", "Database=humas;Username=a;Password=b", "ConnectionStrings__Humas")]
    [TestCase(
        "Humas__Oidc__0__Issuer",
        "http://sso.example.go.id",
        "Humas__Oidc__0__Issuer is http://sso.example.go.id; an https address is expected"
    )]
    [TestCase("Humas__Oidc__0__Issuer", "https://sso.example.go.id", "Humas__Oidc__0__Audience is missing")]
    [TestCase("Humas__Oidc__0__Audiance", "humas", "Humas__Oidc__0__Audiance is not a setting")]
    [TestCase("ASPNETCORE_URLS", "nonsense", "nonsense")]
    public void A_wrong_setting_is_told_in_a_sentence(string name, string value, string sentence) => AssertRefused(sentence, (name, value));

    [TestCase("ClockSkewSeconds", "301", "ClockSkewSeconds is 301; a whole number of seconds from 0 to 300")]
    [TestCase("Grants__0__Role", "owner", "Grants__0__Group is missing")]
    [TestCase("Grants__0__Group", "redaksi", "Grants__0__Role is missing: viewer, writer")]
    [TestCase("Grants__1__Role", "4", "Grants__1__Role is 4")]
    [TestCase("Grants__1__Scope", "below", "Grants__1__Scope is below; self or subtree")]
    [TestCase("Grants__1__Unit", "", "Grants__1__Unit is missing: the slug of a unit is expected, or * for the whole newsroom")]
    [TestCase("Grants__1__Unit", "Rutan Salatiga", "Grants__1__Unit is Rutan Salatiga")]
    [TestCase("Grants__1__Group", "/units/{unit}", "Grants__1__Unit is rutan-salatiga; the slug of a unit is expected")]
    [TestCase("Grants__1__Rolle", "admin", "Grants__1__Rolle is not a setting")]
    public void A_wrong_setting_of_a_provider_is_told_in_a_sentence(string name, string value, string sentence)
    {
        var right = new Dictionary<string, string>
        {
            ["Issuer"] = "https://sso.example.go.id",
            ["Audience"] = "humas",
            ["Grants__1__Group"] = "redaksi",
            ["Grants__1__Role"] = "editor",
            ["Grants__1__Unit"] = "rutan-salatiga",
        };
        Assert.That(Read(Provider(right)).SignIn.Oidc, Has.Count.EqualTo(1));
        right[name] = value;
        AssertRefused($"Humas__Oidc__0__{sentence}", Provider(right));
    }

    [TestCase("Humas")]
    [TestCase("HumasDelivery")]
    public void A_password_of_its_own_is_no_placeholder(string name)
    {
        static (string, string) Connection(string of) => ($"ConnectionStrings__{of}", "Host=localhost;Database=humas;Username=a");
        AssertRefused(
            $"ConnectionStrings__{name}__Password has a placeholder for a secret",
            Connection("Humas"),
            Connection("HumasDelivery"),
            ($"ConnectionStrings__{name}__Password", "change-me-0123456789")
        );
    }

    private static (string, string)[] Provider(Dictionary<string, string> settings) =>
        [.. settings.Select(setting => ($"Humas__Oidc__0__{setting.Key}", setting.Value))];

    private static void AssertRefused(string sentence, params (string Name, string Value)[] settings)
    {
        var refused = Assert.Throws<SettingsException>(() => Read(settings));
        Assert.That(refused.Message, Does.Contain(sentence).And.Not.Contain("\n"));
    }

    // By the names of environment variables, which ASPNETCORE_ is taken from.
    private static HumasSettings Read(params (string Name, string Value)[] settings) =>
        HumasSettings.Read(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.ToDictionary(
                        setting =>
                            setting.Name.Replace("ASPNETCORE_", "", StringComparison.Ordinal).Replace("__", ":", StringComparison.Ordinal),
                        setting => (string?)setting.Value
                    )
                )
                .Build(),
            isDevelopment: true
        );
}
