using System.Net;
using HumasApi.Contract;
using HumasApi.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HumasApi.ApiTests.Management;

/// <summary>Cleaning bodies takes a processor, never a connection.</summary>
internal sealed class ProcessorGateTests : ApiTest
{
    private const int Posts = 35;

    private static ProcessorGate Gate => Newsroom.Services.GetRequiredService<ProcessorGate>();

    [SetUp]
    public async Task MakeUnit() => await Unit("rutan-uji");

    [Test]
    public async Task Bodies_that_wait_for_a_processor_hold_no_connection()
    {
        var viewer = await Key("viewer");
        var imported = (await Api.Put("/articles/by-source/arsip/1", new { title = "Lama", unit = new { slug = "rutan-uji" } }))
            .Must(HttpStatusCode.Created)
            .Id;
        const string body = "<p>Kalimat yang cukup panjang untuk sebuah paragraf berita.</p>";
        await using (var held = Held.All(Gate))
        {
            var answers = Enumerable
                .Range(0, Posts - 2)
                .Select(number =>
                    Api.Manage(
                        HttpMethod.Post,
                        "/articles",
                        new
                        {
                            title = $"Judul {number}",
                            unit = new { slug = "rutan-uji" },
                            body,
                            publish = number % 3 == 0,
                        },
                        headers: number % 2 == 0 ? [] : [("Idempotency-Key", $"kunci-{number}")]
                    )
                )
                .ToList();
            answers.Add(Api.Patch($"/articles/{imported}", new { body }, 1));
            answers.Add(
                Api.Put(
                    "/articles/by-source/arsip/2",
                    new
                    {
                        title = "Baru",
                        unit = new { slug = "rutan-uji" },
                        body,
                    }
                )
            );
            Assert.That(() => Gate.Waiting, Is.EqualTo(Posts).After(30_000, 20));

            Assert.That(Newsroom.OpenTransactionsAsync, Is.Zero.After(2_000, 20), "A transaction waits for a processor.");
            (await Api.As(viewer, HttpMethod.Get, "/me")).Must(HttpStatusCode.OK);

            held.Release();
            foreach (var answer in answers)
                Assert.That((await answer).Status, Is.EqualTo(HttpStatusCode.Created).Or.EqualTo(HttpStatusCode.OK));
        }
        Assert.That(await Newsroom.InconsistenciesAsync(), Is.Empty);
    }

    [Test]
    public async Task When_too_many_wait_the_next_one_is_sent_away_and_can_try_again()
    {
        await using (var held = Held.All(Gate))
        {
            var waiting = Enumerable.Range(0, Gate.MaxWaiting).Select(_ => Gate.RunAsync(() => 0, CancellationToken.None)).ToList();
            var answer = await Api.Post(
                "/articles",
                new
                {
                    title = "Judul",
                    unit = new { slug = "rutan-uji" },
                    body = "<p>Isi</p>",
                }
            );
            answer.IsProblem(HttpStatusCode.ServiceUnavailable, "server-busy");
            Assert.That(answer.Header("Retry-After"), Is.EqualTo("5"));
            // What needs no cleaning does not queue.
            (await Api.Post("/articles", new { title = "Tanpa isi", unit = new { slug = "rutan-uji" } })).Must(HttpStatusCode.Created);
            held.Release();
            await Task.WhenAll(waiting);
        }
        (
            await Api.Post(
                "/articles",
                new
                {
                    title = "Judul",
                    unit = new { slug = "rutan-uji" },
                    body = "<p>Isi</p>",
                }
            )
        ).Must(HttpStatusCode.Created);
    }

    [Test]
    public async Task Who_waits_too_long_is_sent_away()
    {
        using var gate = new ProcessorGate(1, 10, TimeSpan.Zero);
        await using (Held.All(gate))
            Assert.That(
                async () => await gate.RunAsync(() => 0, CancellationToken.None),
                Throws.TypeOf<Problem>().With.Property(nameof(Problem.Code)).EqualTo("server-busy")
            );
        Assert.That(await gate.RunAsync(() => 1, CancellationToken.None), Is.EqualTo(1));
    }

    [Test]
    public async Task A_patch_reads_the_present_article_only_to_compare_what_is_read_only()
    {
        var article = await Draft("Judul", "rutan-uji", new { body = "<p>Isi</p>" });
        await Api.Patch($"/articles/{article.Id}", new { title = "Pertama" }, 1);
        var plain = await Newsroom.CountCommandsAsync(async () =>
            (await Api.Patch($"/articles/{article.Id}", new { title = "Kedua" }, 2)).Must(HttpStatusCode.OK)
        );
        var compared = await Newsroom.CountCommandsAsync(async () =>
            (
                await Api.Patch(
                    $"/articles/{article.Id}",
                    new { title = "Ketiga", createdAt = article.Data["createdAt"]!.GetValue<string>() },
                    3
                )
            ).Must(HttpStatusCode.OK)
        );
        Assert.That(plain, Is.LessThan(compared));
    }

    // Work that takes all places until it is released.
    private sealed class Held : IAsyncDisposable
    {
        private readonly ManualResetEventSlim open = new();
        private Task work = Task.CompletedTask;

        public static Held All(ProcessorGate gate)
        {
            var held = new Held();
            using var taken = new CountdownEvent(gate.Places);
            held.work = Task.WhenAll(
                Enumerable
                    .Range(0, gate.Places)
                    .Select(_ =>
                        Task.Factory.StartNew(
                                () =>
                                    gate.RunAsync(
                                        () =>
                                        {
                                            taken.Signal();
                                            held.open.Wait();
                                            return 0;
                                        },
                                        CancellationToken.None
                                    ),
                                CancellationToken.None,
                                TaskCreationOptions.LongRunning,
                                TaskScheduler.Default
                            )
                            .Unwrap()
                    )
            );
            taken.Wait();
            return held;
        }

        public void Release() => open.Set();

        public async ValueTask DisposeAsync()
        {
            open.Set();
            await work;
            open.Dispose();
        }
    }
}
