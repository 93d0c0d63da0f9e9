using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using HumasApi.Audit;
using Microsoft.AspNetCore.Mvc.Testing;

namespace HumasApi.ApiTests.Access;

/// <summary>People sign in with access tokens of an OpenID provider; what their groups give is what they may do.</summary>
internal sealed class PeopleTests : ApiTest
{
    private TestIssuer issuer = null!;
    private TestIssuer other = null!;
    private WebApplicationFactory<Program> service = null!;

    [SetUp]
    public async Task StartAsync()
    {
        (issuer, other) = (await TestIssuer.StartAsync(), await TestIssuer.StartAsync());
        service = Serve();
    }

    [TearDown]
    public async Task StopAsync()
    {
        await service.DisposeAsync();
        await issuer.DisposeAsync();
        await other.DisposeAsync();
    }

    private WebApplicationFactory<Program> Serve() =>
        Newsroom.AnotherInstance(
            null,
            null,
            ("Humas:Oidc:0:Issuer", issuer.Address),
            ("Humas:Oidc:0:Audience", "humas"),
            ("Humas:Oidc:0:ClockSkewSeconds", "30"),
            ("Humas:Oidc:0:Grants:0:Group", "/units/{unit}/writers"),
            ("Humas:Oidc:0:Grants:0:Role", "writer"),
            ("Humas:Oidc:0:Grants:1:Group", "/units/{unit}/editors"),
            ("Humas:Oidc:0:Grants:1:Role", "editor"),
            ("Humas:Oidc:0:Grants:1:Scope", "subtree"),
            ("Humas:Oidc:0:Grants:2:Group", "redaksi"),
            ("Humas:Oidc:0:Grants:2:Role", "viewer"),
            ("Humas:Oidc:0:Grants:2:Unit", "kanwil"),
            ("Humas:Oidc:0:Grants:2:Scope", "subtree"),
            ("Humas:Oidc:0:Grants:3:Group", "pengelola"),
            ("Humas:Oidc:0:Grants:3:Role", "admin"),
            ("Humas:Oidc:0:Grants:3:Unit", "*"),
            ("Humas:Oidc:1:Issuer", other.Address),
            ("Humas:Oidc:1:Audience", "humas"),
            ("Humas:Oidc:1:GroupsClaim", "realm_access.roles"),
            ("Humas:Oidc:1:NameClaim", "nama"),
            ("Humas:Oidc:1:Grants:0:Group", "penulis"),
            ("Humas:Oidc:1:Grants:0:Role", "writer"),
            ("Humas:Oidc:1:Grants:0:Unit", "rutan")
        );

    private Task<Answer> As(
        string token,
        HttpMethod method,
        string path,
        object? body = null,
        int? ifMatch = null,
        WebApplicationFactory<Program>? at = null
    ) =>
        Api.Send(
            method,
            $"{(at ?? service).ClientOptions.BaseAddress}manage/v1{path}",
            body,
            [
                ("Authorization", $"Bearer {token}"),
                .. ifMatch is { } version ? [("If-Match", $"\"{version}\"")] : Array.Empty<(string, string)>(),
            ]
        );

    [Test]
    public async Task What_the_groups_give_is_what_a_person_may_do()
    {
        var kanwil = await Unit("kanwil");
        await Unit("rutan", "kanwil");
        await Unit("lain");
        var ani = issuer.Token(
            new
            {
                groups = new[]
                {
                    "/units/rutan/writers",
                    "/units/tiada/editors",
                    "/units/*/editors",
                    "/units//writers",
                    "/units/rutan/Writers",
                    "sesuatu",
                },
            }
        );
        var me = (await As(ani, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        Api.AssertBody(
            me,
            $$$"""
            {"data":{"kind":"person","id":"id-1","name":"Ani Lestari","expiresAt":"{{{me.Data["expiresAt"]}}}",
             "grants":[{"role":"writer","unit":{"id":"id-2","slug":"rutan","name":"rutan","shortName":null,"kind":"technicalUnit"},"scope":"self"}],
             "rights":["readDrafts","writeDrafts"]},"meta":{},"links":{"self":"https://humas.example/manage/v1/me"}}
            """
        );
        Assert.That(
            DateTimeOffset.Parse(me.Data["expiresAt"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture),
            Is.EqualTo(DateTimeOffset.UtcNow.AddMinutes(15)).Within(TimeSpan.FromMinutes(1))
        );

        var made = (await As(ani, HttpMethod.Post, "/articles", new { title = "Halo", unit = new { slug = "rutan" } })).Must(
            HttpStatusCode.Created
        );
        Assert.That(made.Data["createdBy"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{me.Id}}","name":"Ani Lestari"}"""));
        (await As(ani, HttpMethod.Post, "/articles", new { title = "Halo", unit = new { slug = "lain" } })).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (await As(ani, HttpMethod.Post, $"/articles/{made.Id}/publish", null, 1)).IsProblem(HttpStatusCode.Forbidden, "missing-grant");

        // Another person, who edits all below the regional office; an older slug of it still counts.
        (await Api.Patch($"/units/{kanwil}", new { slug = "kanwil-baru" }, 1)).Must(HttpStatusCode.OK);
        var budi = issuer.Token(
            new
            {
                sub = "budi",
                name = "Budi",
                groups = new[] { "/units/kanwil/editors" },
            }
        );
        (await As(budi, HttpMethod.Post, $"/articles/{made.Id}/publish", null, 1)).Must(HttpStatusCode.OK);
        // One who sees and cannot touch, one without a group, and one who may do all.
        (
            await As(
                issuer.Token(new { sub = "citra", groups = "redaksi" }),
                HttpMethod.Patch,
                $"/articles/{made.Id}",
                new { title = "x" },
                2
            )
        ).IsProblem(HttpStatusCode.Forbidden, "missing-grant");
        (await As(issuer.Token(new { sub = "dedi" }), HttpMethod.Get, $"/articles/{made.Id}")).IsProblem(
            HttpStatusCode.Forbidden,
            "missing-grant"
        );
        (
            await As(issuer.Token(new { sub = "eka", groups = new[] { "pengelola" } }), HttpMethod.Post, "/units", new { name = "Baru" })
        ).Must(HttpStatusCode.Created);

        var line = (await Api.ManageGet($"/audit?actor={me.Id}")).Data[0]!;
        Assert.That(
            (line["action"]!.GetValue<string>(), line["actor"]!["kind"]!.GetValue<string>(), line["actor"]!["name"]!.GetValue<string>()),
            Is.EqualTo(("createArticle", "person", "Ani Lestari"))
        );
    }

    [Test]
    public async Task A_person_is_the_same_on_every_instance_and_another_at_another_provider()
    {
        await Unit("rutan");
        var first = (await As(issuer.Token(), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK).Id;
        await using var second = Serve();
        Assert.That(
            (await As(issuer.Token(new { name = "Ani L." }), HttpMethod.Get, "/me", at: second)).Must(HttpStatusCode.OK).Id,
            Is.EqualTo(first)
        );
        Assert.That(Guid.Parse(first).Version, Is.EqualTo(8));
        var elsewhere = (
            await As(
                other.Token(new { nama = "Ani dari jauh", realm_access = new { roles = new[] { "penulis", "lain" } } }),
                HttpMethod.Get,
                "/me"
            )
        ).Must(HttpStatusCode.OK);
        Assert.That(elsewhere.Id, Is.Not.EqualTo(first));
        Assert.That(elsewhere.Data["name"]!.GetValue<string>(), Is.EqualTo("Ani dari jauh"));
        Assert.That(elsewhere.Data["grants"]!.AsArray().Single()!["unit"]!["slug"]!.GetValue<string>(), Is.EqualTo("rutan"));
        Assert.That(
            await Newsroom.SqlAsync("select string_agg(name, ', ' order by name collate \"C\") from people"),
            Is.EqualTo("Ani L., Ani dari jauh")
        );
    }

    [Test]
    public async Task A_draft_can_wait_for_a_person_and_a_new_name_makes_no_second_pair_of_eyes()
    {
        await Unit("rutan", more: new { fourEyes = true });
        string Token(string sub, string name) =>
            issuer.Token(
                new
                {
                    sub,
                    name,
                    groups = new[] { "/units/rutan/editors" },
                }
            );
        var budi = (await As(Token("budi", "Budi"), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK).Id;
        var id = (await As(Token("ani", "Ani"), HttpMethod.Post, "/articles", new { title = "Halo", unit = new { slug = "rutan" } }))
            .Must(HttpStatusCode.Created)
            .Id;
        var submitted = (
            await As(Token("ani", "Ani"), HttpMethod.Post, $"/articles/{id}/submit", new { assignee = new { id = budi } }, 1)
        ).Must(HttpStatusCode.OK);
        Assert.That(submitted.Data["draft"]!["assignee"]!.ToJsonString(), Is.EqualTo($$"""{"id":"{{budi}}","name":"Budi"}"""));
        Assert.That((await As(Token("budi", "Budi"), HttpMethod.Get, "/articles?waitingFor=me")).Data.AsArray(), Has.Count.EqualTo(1));
        (await As(Token("ani", "Bukan Ani"), HttpMethod.Post, $"/articles/{id}/approve", null, 2)).IsProblem(
            HttpStatusCode.Conflict,
            "four-eyes"
        );
        (await As(Token("budi", "Budi"), HttpMethod.Post, $"/articles/{id}/approve", null, 2)).Must(HttpStatusCode.OK);

        // People are told by name alone, and can be given to all the same; whoever wrote it is left out.
        id = (await As(Token("ani", "Ani"), HttpMethod.Post, "/articles", new { title = "Kedua", unit = new { slug = "rutan" } }))
            .Must(HttpStatusCode.Created)
            .Id;
        var citra = (await As(Token("citra", "Citra"), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK).Id;
        Assert.That(
            (await As(Token("ani", "Ani"), HttpMethod.Get, $"/articles/{id}/reviewers")).Must(HttpStatusCode.OK).Data.ToJsonString(),
            Is.EqualTo($$"""[{"id":"{{budi}}","name":"Budi","kind":"person"},{"id":"{{citra}}","name":"Citra","kind":"person"}]""")
        );
        (await As(Token("ani", "Ani"), HttpMethod.Post, $"/articles/{id}/submit", new { assignee = new { id = budi } }, 1)).Must(
            HttpStatusCode.OK
        );
        async Task<string> WaitingFor(string sub, string name) =>
            string.Join(
                " ",
                (await As(Token(sub, name), HttpMethod.Get, "/articles?waitingFor=me"))
                    .Must(HttpStatusCode.OK)
                    .Data.AsArray()
                    .Select(row => row!["title"])
            );
        Assert.That(
            (await WaitingFor("budi", "Budi"), await WaitingFor("citra", "Citra"), await WaitingFor("ani", "Ani")),
            Is.EqualTo(("Kedua Halo", "Halo", "Halo"))
        );

        // Forgotten on demand: nobody can be assigned who is not known.
        Assert.That(await AuditChain.EraseAsync(Newsroom.Owner, Guid.Parse(budi), CancellationToken.None), Is.EqualTo((1, 0)));
        Assert.That(await Newsroom.SqlAsync("select string_agg(name, ',' order by name) from people"), Is.EqualTo("Ani,Citra"));
        Assert.That(
            (await WaitingFor("citra", "Citra"), await WaitingFor("ani", "Ani")),
            Is.EqualTo(("Kedua Halo", "Halo")),
            "What was given to them is anyone's again, but for whoever wrote it."
        );
    }

    [Test]
    public async Task A_token_that_is_not_right_in_every_part_opens_nothing()
    {
        var groups = new { groups = new[] { "pengelola" } };
        (await As(issuer.Token(groups), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        foreach (var algorithm in new[] { "PS256", "ES256" })
            (
                await As(
                    issuer.Sign(new { alg = algorithm, kid = algorithm == "ES256" ? "lengkung" : issuer.KeyId }, issuer.Claims(groups)),
                    HttpMethod.Get,
                    "/me"
                )
            ).Must(HttpStatusCode.OK);
        var before = await Stored.LineAsync();
        var (good, now) = (issuer.Token(groups), DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var (head, claims, signature) = (good.Split('.')[0], good.Split('.')[1], good.Split('.')[2]);
        byte[] Hmac(byte[] data, string secret) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), data);
        using var thief = RSA.Create(2048);
        byte[] Stolen(byte[] data) => thief.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var key = thief.ExportParameters(false);
        var jwk = new
        {
            kty = "RSA",
            use = "sig",
            kid = "maling",
            n = System.Buffers.Text.Base64Url.EncodeToString(key.Modulus),
            e = System.Buffers.Text.Base64Url.EncodeToString(key.Exponent),
        };
        JsonObject With(object more) => issuer.Claims(Merge(groups, more));
        string Signed(JsonObject all) => issuer.Sign(new { alg = "RS256", kid = issuer.KeyId }, all);

        foreach (
            var (what, token) in new (string, string)[]
            {
                ("expired", Signed(With(new { exp = now - 31 }))),
                ("not yet", Signed(With(new { nbf = now + 40 }))),
                ("for ever", Signed(With(new { exp = (long?)null }))),
                ("exp as text", Signed(With(new { exp = "besok" }))),
                ("exp beyond time", Signed(With(new { exp = 1e300 }))),
                ("another audience", Signed(With(new { aud = "lain" }))),
                ("no audience", Signed(With(new { aud = (string?)null }))),
                ("audience by half", Signed(With(new { aud = new[] { "humas-lain", "HUMAS" } }))),
                ("another issuer", Signed(With(new { iss = "https://jahat.example" }))),
                ("no issuer", Signed(With(new { iss = (string?)null }))),
                ("issuer with a slash", Signed(With(new { iss = issuer.Address + "/" }))),
                ("signed by another provider of ours", other.Sign(new { alg = "RS256", kid = other.KeyId }, issuer.Claims(groups))),
                ("of another provider of ours, signed here", Signed(With(new { iss = other.Address }))),
                ("no subject", Signed(With(new { sub = (string?)null }))),
                ("empty subject", Signed(With(new { sub = "" }))),
                ("subject of 300", Signed(With(new { sub = new string('a', 300) }))),
                ("alg none", $"{TestIssuer.Encode("""{"alg":"none"}""")}.{claims}."),
                ("alg none signed", issuer.Sign(new { alg = "none", kid = issuer.KeyId }, issuer.Claims(groups))),
                ("alg NonE", $"{TestIssuer.Encode("""{"alg":"NonE"}""")}.{claims}.{signature}"),
                (
                    "HS256 by the public key",
                    issuer.Sign(new { alg = "HS256", kid = issuer.KeyId }, issuer.Claims(groups), data => Hmac(data, issuer.PublicKey))
                ),
                (
                    "HS256 by the number of the key",
                    issuer.Sign(new { alg = "HS256" }, issuer.Claims(groups), data => Hmac(data, issuer.KeyId))
                ),
                ("a thief's key under our number", issuer.Sign(new { alg = "RS256", kid = issuer.KeyId }, issuer.Claims(groups), Stolen)),
                ("a thief's key without a number", issuer.Sign(new { alg = "RS256" }, issuer.Claims(groups), Stolen)),
                (
                    "a thief's key brought along",
                    issuer.Sign(
                        new
                        {
                            alg = "RS256",
                            kid = "maling",
                            jwk,
                        },
                        issuer.Claims(groups),
                        Stolen
                    )
                ),
                (
                    "a thief's key elsewhere",
                    issuer.Sign(
                        new
                        {
                            alg = "RS256",
                            kid = "maling",
                            jku = "http://127.0.0.1:1/keys",
                            x5u = "http://127.0.0.1:1/x",
                        },
                        issuer.Claims(groups),
                        Stolen
                    )
                ),
                (
                    "an extension that must be known",
                    issuer.Sign(
                        new
                        {
                            alg = "RS256",
                            kid = issuer.KeyId,
                            crit = new[] { "b64" },
                            b64 = false,
                        },
                        issuer.Claims(groups)
                    )
                ),
                ("claims of another", $"{head}.{TestIssuer.Encode(With(new { sub = "eka" }).ToJsonString())}.{signature}"),
                ("signature cut", good[..^1]),
                ("signature gone", $"{head}.{claims}."),
                ("half", good[..(good.Length / 2)]),
                ("two parts", $"{head}.{claims}"),
                ("five parts", $"{good}.a.b"),
                ("dots", ".."),
                ("no JSON", $"{TestIssuer.Encode("x")}.{claims}.{signature}"),
                ("an array", $"{head}.{TestIssuer.Encode("[1]")}.{signature}"),
                ("no base64", $"{head}.{claims}.***"),
                ("large", Signed(With(new { pad = new string('x', 20_000) }))),
                (
                    "deep",
                    issuer.Sign(
                        new { alg = "RS256", kid = issuer.KeyId },
                        JsonNode.Parse("{\"iss\":\"" + issuer.Address + "\",\"a\":" + new string('[', 60) + new string(']', 60) + "}")!
                    )
                ),
            }
        )
        {
            var answer = await As(token, HttpMethod.Get, "/me");
            Assert.That((answer.Status, what, answer.Code), Is.EqualTo((HttpStatusCode.Unauthorized, what, "unauthorized")), answer.Text);
            Assert.That(answer.Header("WWW-Authenticate"), Is.EqualTo("Bearer realm=\"humas\", error=\"invalid_token\""), what);
        }
        Assert.That(
            (await As(issuer.Token(new { exp = now - 3600 }), HttpMethod.Get, "/me")).Json["detail"]!.GetValue<string>(),
            Does.StartWith("The token expired at ")
        );
        Assert.That(
            (await As(issuer.Token(new { aud = "lain" }), HttpMethod.Get, "/me")).Json["detail"]!.GetValue<string>(),
            Is.EqualTo("The token is for another audience.")
        );
        // Within the skew of the clocks it is good.
        (await As(issuer.Token(new { exp = now - 10 }), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        Assert.That(await Stored.LineAsync(), Is.EqualTo(before));
        Assert.That(issuer.Fetched, Is.EqualTo(1), "Made-up tokens do not make us ask the provider again and again.");
    }

    [Test]
    public async Task Keys_that_rotate_are_fetched_when_a_token_needs_them()
    {
        var old = issuer.Token();
        (await As(old, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        issuer.Rotate();
        using var thief = RSA.Create(2048);
        var (anew, forged) = (
            issuer.Token(),
            issuer.Sign(new { alg = "RS256", kid = "tiada" }, issuer.Claims(), data =>
                thief.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            )
        );
        Newsroom.Clock.Advance(TimeSpan.FromSeconds(11));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ => (await As(anew, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK)));
        Assert.That(issuer.Fetched, Is.EqualTo(2));
        (await As(old, HttpMethod.Get, "/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        for (var i = 0; i < 20; i++)
            (await As(forged, HttpMethod.Get, "/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.That(issuer.Fetched, Is.EqualTo(2));
    }

    [Test]
    public async Task While_the_provider_is_away_known_keys_go_on_and_unknown_ones_are_a_503()
    {
        issuer.Ill = HttpStatusCode.InternalServerError;
        var away = (await As(issuer.Token(), HttpMethod.Get, "/me")).IsProblem(
            HttpStatusCode.ServiceUnavailable,
            "identity-provider-unavailable"
        );
        Assert.That(away.Header("Retry-After"), Is.EqualTo("10"));
        (await As(Newsroom.AdminKey, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        (await As(other.Token(), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        (issuer.Ill, issuer.SaysItIs) = (null, "https://sso.example");
        Newsroom.Clock.Advance(TimeSpan.FromSeconds(11));
        (await As(issuer.Token(), HttpMethod.Get, "/me")).IsProblem(HttpStatusCode.ServiceUnavailable, "identity-provider-unavailable");
        issuer.SaysItIs = null;
        Newsroom.Clock.Advance(TimeSpan.FromSeconds(11));
        (await As(issuer.Token(), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        issuer.Ill = HttpStatusCode.BadGateway;
        Newsroom.Clock.Advance(TimeSpan.FromHours(2));
        (await As(issuer.Token(), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
    }

    [Test]
    public async Task Names_of_people_can_be_read_and_stored()
    {
        foreach (
            var (claims, name) in new (object, string)[]
            {
                (new { name = "  A\u0000ni\u0007\n " }, "Ani"),
                (new { name = (string?)null, preferred_username = "ani.l" }, "ani.l"),
                (new { name = " ", email = "ani@example.go.id" }, "ani@example.go.id"),
                (new { name = (string?)null }, "ani"),
                (new { name = new string('x', 199) + "🙂🙂" }, new string('x', 199) + "…"),
                (new { name = 7 }, "ani"),
            }
        )
            Assert.That(
                (await As(issuer.Token(claims), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK).Data["name"]!.GetValue<string>(),
                Is.EqualTo(name)
            );
        var half = issuer.Claims(new { name = "@" }).ToJsonString().Replace("\"@\"", "\"A\\ud83d\"", StringComparison.Ordinal);
        var signed = Encoding.ASCII.GetBytes(
            $"{TestIssuer.Encode($$"""{"alg":"RS256","kid":"{{issuer.KeyId}}"}""")}.{TestIssuer.Encode(half)}"
        );
        var token =
            Encoding.ASCII.GetString(signed)
            + "."
            + issuer.Sign(new { alg = "RS256" }, issuer.Claims(), _ => issuer.SignBytes(signed)).Split('.')[2];
        Assert.That((int)(await As(token, HttpMethod.Get, "/me")).Status, Is.AnyOf(200, 401));
    }

    [Test]
    public async Task Without_a_provider_only_keys_sign_in()
    {
        var refused = (await Api.As(issuer.Token(), HttpMethod.Get, "/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        Assert.That(
            refused.Json["detail"]!.GetValue<string>(),
            Is.EqualTo("This service accepts keys only; no OpenID provider is configured.")
        );
        Assert.That(
            (await Api.Send(HttpMethod.Get, $"{service.ClientOptions.BaseAddress}manage/v1/me", null))
                .IsProblem(HttpStatusCode.Unauthorized, "unauthorized")
                .Json["detail"]!.GetValue<string>(),
            Does.Contain(issuer.Address)
        );
    }

    [Test]
    public async Task A_token_that_expires_while_the_body_comes_lets_nothing_in()
    {
        await Unit("rutan");
        // Once before, so that the keys of the provider are at hand.
        (await As(issuer.Token(), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
        var token = issuer.Token(
            new
            {
                sub = "budi",
                name = "Budi",
                groups = new[] { "/units/rutan/writers" },
                exp = DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 22,
            }
        );
        // Spaces in front, to be sent while it waits: who sends nothing is hung up on.
        var (body, sent) = ("""{"title":"Terlambat","unit":{"slug":"rutan"}}""".PadLeft(100_000), 500);
        var address = service.ClientOptions.BaseAddress;
        using var client = new System.Net.Sockets.TcpClient { NoDelay = true };
        await client.ConnectAsync(address.Host, address.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes(
                $"POST /manage/v1/articles HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer "
                    + $"{token}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: "
                    + $"close\r\n\r\n{body[..500]}"
            )
        );
        for (var i = 0; i < 400 && await Newsroom.SqlAsync("select count(*) from people where name = 'Budi'") is not 1L; i++)
            await Task.Delay(20);
        Assert.That(await Newsroom.SqlAsync("select count(*) from people where name = 'Budi'"), Is.EqualTo(1L), "The headers were let in.");
        for (; sent < 90_000 && (await As(token, HttpMethod.Get, "/me")).Status == HttpStatusCode.OK; sent += 500)
        {
            await stream.WriteAsync(Encoding.ASCII.GetBytes(body[sent..(sent + 500)]));
            await Task.Delay(100);
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(body[sent..]));
        using var reader = new StreamReader(stream);
        Assert.That(await reader.ReadToEndAsync(), Does.StartWith("HTTP/1.1 401").And.Contain("error=\"invalid_token\""));
        Assert.That(await Newsroom.SqlAsync("select count(*) from articles"), Is.EqualTo(0L));
    }

    [Test]
    public async Task A_key_that_a_person_makes_outlives_the_token()
    {
        await Unit("rutan");
        var eka = issuer.Token(new { groups = new[] { "pengelola" } });
        Assert.That(
            (await As(eka, HttpMethod.Post, "/keys", new { name = "a", grants = new[] { new { role = "viewer" } } }))
                .Must(HttpStatusCode.Created)
                .Data["expiresAt"],
            Is.Null
        );
    }

    [Test]
    public async Task Tokens_of_another_kind_are_refused()
    {
        foreach (var typ in new object[] { "logout+jwt", "dpop+jwt", "secevent+jwt", "jwt ", 5, new[] { "JWT" } })
            (
                await As(
                    issuer.Sign(
                        new
                        {
                            alg = "RS256",
                            typ,
                            kid = issuer.KeyId,
                        },
                        issuer.Claims()
                    ),
                    HttpMethod.Get,
                    "/me"
                )
            ).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
        foreach (var typ in new[] { "JWT", "jwt", "at+jwt", "AT+JWT", "application/at+jwt" })
            (
                await As(
                    issuer.Sign(
                        new
                        {
                            alg = "RS256",
                            typ,
                            kid = issuer.KeyId,
                        },
                        issuer.Claims()
                    ),
                    HttpMethod.Get,
                    "/me"
                )
            ).Must(HttpStatusCode.OK);
        (await As(issuer.Sign(new { alg = "RS256", kid = issuer.KeyId }, issuer.Claims()), HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);
    }

    [TestCase("groups", """["redaksi","A\ud83d"]""")]
    [TestCase("groups", "\"\\udc00\"")]
    [TestCase("na\\ud83dme", "\"x\"")]
    public async Task Half_a_character_in_a_token_is_refused(string claim, string value)
    {
        var claims = issuer.Claims().ToJsonString()[..^1] + $",\"{claim}\":{value}}}";
        var signed = Encoding.ASCII.GetBytes(
            $"{TestIssuer.Encode($$"""{"alg":"RS256","kid":"{{issuer.KeyId}}"}""")}.{TestIssuer.Encode(claims)}"
        );
        var token =
            Encoding.ASCII.GetString(signed)
            + "."
            + issuer.Sign(new { alg = "RS256" }, issuer.Claims(), _ => issuer.SignBytes(signed)).Split('.')[2];
        (await As(token, HttpMethod.Get, "/me")).IsProblem(HttpStatusCode.Unauthorized, "unauthorized");
    }
}
