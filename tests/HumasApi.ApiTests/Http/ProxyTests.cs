using System.Net;

namespace HumasApi.ApiTests.Http;

/// <summary>Whose word is taken for where a request comes from.</summary>
internal sealed class ProxyTests : ApiTest
{
    private const string Client = "203.0.113.9";

    [Test]
    public async Task Nobody_may_say_where_a_request_comes_from_unless_the_settings_name_them()
    {
        var key = await KeyFrom(Client + "/32");
        foreach (var header in new[] { "X-Forwarded-For", "X-Real-IP", "Forwarded" })
            Assert.That(
                (await Api.As(key, HttpMethod.Get, "/me", headers: (header, header == "Forwarded" ? "for=" + Client : Client)))
                    .IsProblem(HttpStatusCode.Unauthorized, "unauthorized")
                    .Text,
                Does.Contain("is not accepted from 127.0.0.1")
            );
        // Nor is the loopback trusted by itself once others are.
        await using var other = Newsroom.AnotherInstance(settings: ("Humas:TrustedProxies", "10.0.0.0/8, 2001:db8::1"));
        (await As(other.ClientOptions.BaseAddress, key, Client)).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }

    [TestCase(Client, true)]
    [TestCase(Client + ":4711", true)]
    [TestCase("198.51.100.1, " + Client, true, Description = "What stands left of it anyone may have written.")]
    [TestCase(Client + ", 198.51.100.1", false)]
    [TestCase(Client + ", 10.1.2.3", true, Description = "A proxy behind a proxy.")]
    [TestCase("198.51.100.1, " + Client + ", 10.1.2.3, 10.4.5.6", true)]
    [TestCase("10.1.2.3, " + Client + ", 198.51.100.1, 10.1.2.3", false)]
    [TestCase("???, " + Client, true)]
    [TestCase(Client + ", ???", false)]
    [TestCase("", false)]
    public async Task The_last_address_that_no_trusted_proxy_has_is_the_clients(string forwarded, bool isClient)
    {
        var key = await KeyFrom(Client + "/32");
        await using var proxied = Newsroom.AnotherInstance(settings: ("Humas:TrustedProxies", "127.0.0.1, ::1,10.0.0.0/8"));
        (await As(proxied.ClientOptions.BaseAddress, key, forwarded)).Must(isClient ? HttpStatusCode.OK : HttpStatusCode.Unauthorized);
    }

    [Test]
    public async Task The_audit_trail_tells_the_clients_address()
    {
        await using var proxied = Newsroom.AnotherInstance(settings: ("Humas:TrustedProxies", "127.0.0.0/8,::1"));
        foreach (var (forwarded, address) in new[] { ("198.51.100.1, " + Client, Client), ("[2001:db8::7]:4711", "2001:db8::7") })
        {
            (
                await Api.SendTo(
                    proxied.ClientOptions.BaseAddress,
                    HttpMethod.Post,
                    "/manage/v1/units",
                    new { name = "Rutan " + address },
                    ("Authorization", $"Bearer {Newsroom.AdminKey}"),
                    ("X-Forwarded-For", forwarded),
                    ("X-Forwarded-Host", "jahat.example"),
                    ("X-Forwarded-Proto", "ftp")
                )
            ).Must(HttpStatusCode.Created);
            var line = (await Api.ManageGet("/audit?limit=1")).Data[0]!;
            Assert.That(line["actor"]!["address"]!.GetValue<string>(), Is.EqualTo(address));
        }
    }

    private static Task<Answer> As(Uri service, string key, string forwarded) =>
        Api.SendTo(service, HttpMethod.Get, "/manage/v1/me", null, ("Authorization", $"Bearer {key}"), ("X-Forwarded-For", forwarded));

    private static async Task<string> KeyFrom(string network) => (
            await Api.Post(
                "/keys",
                new
                {
                    name = "a",
                    allowedAddresses = new[] { network },
                    grants = new[] { new { role = "viewer" } },
                }
            )
        ).Must(HttpStatusCode.Created).Json["data"]!["key"]!.GetValue<string>();
}
