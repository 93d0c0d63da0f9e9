namespace HumasApi.Search;

/// <summary>
/// The longest known root within a word, with the first consonant that me- and pe- swallow put back (menulis: tulis). Letters are changed
/// in place, and put right again.
/// </summary>
internal ref struct RootSearch(Span<char> word)
{
    // Mem-per-tanggung-jawab-kan, ber-ke-sinambung-an.
    private const int MaxPrefixes = 4;

    private readonly Span<char> word = word;
    private string? best;
    private int bestScore;

    public string? Find()
    {
        var end = word.Length;
        FindBefore(end);
        for (var clitic = Affixes.Clitic(word); clitic > 0; clitic = Affixes.Clitic(word[..end]))
            FindBefore(end -= clitic);
        return best;
    }

    // Of two roots as good, the first one found wins.
    private void FindBefore(int end)
    {
        var form = word[..end];
        Walk(form, 0, 0, 0);
        if (form is [.., 'k', 'a', 'n'])
            Walk(form[..^3], 0, 0, 0);
        if (form is [.., 'a', 'n'])
            // Meng-ena-kan before meng-enak-an; but masak-an.
            Walk(form[..^2], 0, 0, form is ['m', 'e', .., 'k', _, _] or ['d', 'i', .., 'k', _, _] ? 1 : 0);
        if (form is [.., 'i'])
            Walk(form[..^1], 0, 0, 0);
    }

    private static int Score(int length, int prefixes) => length * (MaxPrefixes + 1) - prefixes;

    // Doubtful consonants, which may belong to an affix, do not count: meng-urus before me-kurus, ber-ekor before be-rekor.
    private void Look(ReadOnlySpan<char> stem, int prefixes, int doubtful)
    {
        var score = Score(stem.Length - doubtful, prefixes);
        if (score > bestScore && IndonesianRoots.Find(stem) is { } root)
            (best, bestScore) = (root, score);
    }

    // Every way to take prefixes off, unless what is left is too short to win.
    private void Walk(Span<char> form, int start, int prefixes, int doubtful)
    {
        var rest = form[start..];
        Look(rest, prefixes, doubtful);
        if (prefixes == MaxPrefixes || Score(rest.Length - 2, prefixes) <= bestScore)
            return;
        prefixes++;
        switch (rest)
        {
            case ['d', 'i', ..] when prefixes == 1:
            case ['s', 'e', ..]:
            case ['k', 'e', ..]:
                Walk(form, start + 2, prefixes, doubtful);
                if (rest is ['k', 'e', 't', 'i', 'd', 'a', 'k', ..])
                    Walk(form, start + 7, prefixes, doubtful);
                break;
            case ['b' or 't' or 'p', 'e', 'r', ..]:
                Walk(form, start + 3, prefixes, doubtful);
                // Be-renang, te-rasa, pe-rusak.
                Walk(form, start + 2, prefixes, doubtful + 1);
                break;
            // Be-kerja, te-percaya.
            case ['b' or 't', 'e', _, 'e', 'r', ..]:
                Walk(form, start + 2, prefixes, doubtful);
                break;
        }
        if (rest is ['p', 'e', ..] || (rest is ['m', 'e', ..] && prefixes == 1))
        {
            if (rest is not ['p', 'e', 'r', ..])
                Walk(form, start + 2, prefixes, doubtful);
            WalkNasal(form, start + 2, prefixes, doubtful);
        }
    }

    private void WalkNasal(Span<char> form, int at, int prefixes, int doubtful)
    {
        switch (form[at..])
        {
            case ['m', var next, ..]:
                if (Affixes.IsVowel(next))
                    WalkWith('p', form, at, prefixes, doubtful);
                else
                    Walk(form, at + 1, prefixes, doubtful);
                break;
            case ['n', 'y', ..]:
                WalkWith('s', form, at + 1, prefixes, doubtful);
                break;
            case ['n', 'g', ..]:
                Walk(form, at + 2, prefixes, doubtful);
                WalkWith('k', form, at + 1, prefixes, doubtful + 1);
                // Menge-cat, menge-sah-kan.
                if (form.Length == at + 6 && form[at + 2] == 'e')
                    Walk(form, at + 3, prefixes, doubtful);
                break;
            case ['n', var next, ..]:
                if (Affixes.IsVowel(next))
                    WalkWith('t', form, at, prefixes, doubtful);
                else
                    Walk(form, at + 1, prefixes, doubtful);
                break;
        }
    }

    private void WalkWith(char consonant, Span<char> form, int at, int prefixes, int doubtful)
    {
        if (at + 1 >= form.Length || !Affixes.IsVowel(form[at + 1]))
            return;
        var letter = form[at];
        form[at] = consonant;
        Walk(form, at, prefixes, doubtful);
        form[at] = letter;
    }
}
