using MailKit;

namespace CaseReform.Ops.Worker.Mail.Smtp;

/// <summary>
/// Sees everything that passes over one connection, in MailKit's place for a protocol log. Gives each step its time, keeps the
/// server's answers, and notices one that nobody asked for. It sees passwords, so it writes down nothing and keeps nothing of what we say.
/// </summary>
internal sealed class SmtpProtocolMonitor(MailOptions options, TimeProvider time) : IProtocolLogger
{
    private const int MaxReplies = 60; // a sign-in has a handful; a server that goes on asking gets no further
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(2);

    private readonly Lock _door = new();
    private readonly CancellationTokenSource _limit = new(Timeout.InfiniteTimeSpan, time);
    private readonly ReplyAssembly _assembly = new();
    private readonly List<SmtpReply> _replies = [];
    private SmtpPhase _phase = SmtpPhase.Connect;
    private int _awaited;
    private bool _letter;
    private bool _inText;
    private bool _dotCounted;
    private bool _pastReturn;
    private bool _stopped;
    private bool _fixedEnd;

    /// <summary>Ends when the present step's time is up, or when the program stops and nothing speaks for waiting longer.</summary>
    public CancellationToken Token => _limit.Token;

    /// <summary>The answers since the connection or the letter began, in the order of the commands.</summary>
    public IReadOnlyList<SmtpReply> Replies => _replies;

    /// <summary>The server said something that nobody had asked for: question and answer can no longer be told apart.</summary>
    public bool OutOfStep { get; private set; }

    /// <summary>The server announced that it closes the connection (421), asked or not.</summary>
    public bool Closing { get; private set; }

    /// <summary>The server waits for the text, or has it: from here on the connection was not idle.</summary>
    public bool TextBegun { get; private set; }

    /// <summary>The final dot may be on its way.</summary>
    public bool Dotted { get; private set; }

    /// <summary>The program stops, and that is why <see cref="Token"/> ended.</summary>
    public bool Stopped => _stopped && _limit.IsCancellationRequested;

    /// <summary>Why the step ended that took too long.</summary>
    public string TimedOut => TimeLimits.Sentence(_phase, options);

    IAuthenticationSecretDetector? IProtocolLogger.AuthenticationSecretDetector { get; set; }

    /// <summary>A step begins: it has its time from here on.</summary>
    public void Enter(SmtpPhase next)
    {
        lock (_door)
        {
            _phase = next;
            if (!_fixedEnd)
            {
                _limit.CancelAfter(TimeLimits.Of(next, options));
            }
        }
    }

    /// <summary>A letter begins. While it is under way a stop ends the conversation before the dot, and shortens the wait after it.</summary>
    public CancellationTokenRegistration BeginLetter(CancellationToken stop)
    {
        lock (_door)
        {
            (_letter, _inText, TextBegun, Dotted, _dotCounted, _pastReturn) = (true, false, false, false, false, false);
            _replies.Clear();
        }

        Enter(SmtpPhase.Command);
        return stop.Register(Stop);
    }

    /// <summary>A connection is opened; a stop ends it.</summary>
    public CancellationTokenRegistration BeginOpening(CancellationToken stop)
    {
        Enter(SmtpPhase.Connect);
        return stop.Register(Stop);
    }

    /// <summary>Nothing is under way: the connection may rest as long as it likes.</summary>
    public void Rest()
    {
        lock (_door)
        {
            _letter = false;
            if (!_stopped)
            {
                _limit.CancelAfter(Timeout.InfiniteTimeSpan);
            }
        }
    }

    /// <summary>The last words, for which little time is left: nothing depends on them.</summary>
    public void Leave()
    {
        lock (_door)
        {
            _fixedEnd = true;
            _limit.CancelAfter(Farewell);
        }
    }

    /// <summary>TLS begins. What came in clear text after the go-ahead may be somebody else's words (RFC 3207, 6).</summary>
    public void BeginTls()
    {
        _assembly.Forget();
        (_awaited, OutOfStep) = (0, false);
        Enter(SmtpPhase.Connect);
    }

    /// <summary>
    /// The text is handed over and the dot comes next. From here on being told to stop only shortens the wait, since walking away
    /// now is what makes duplicates; and what is written down before the dot takes the time it takes.
    /// </summary>
    /// <exception cref="OperationCanceledException">Too late: the program stops, or the time for the text is up.</exception>
    public void PassPointOfNoReturn()
    {
        lock (_door)
        {
            if (_stopped || _limit.IsCancellationRequested)
            {
                throw new OperationCanceledException(_limit.Token);
            }

            _pastReturn = true;
            _limit.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>It is written down that the dot may be out.</summary>
    public void BeginDot()
    {
        Dotted = true;
        Enter(SmtpPhase.Data);
    }

    void IProtocolLogger.LogConnect(Uri uri)
    {
        _awaited = 1; // the greeting
        Enter(SmtpPhase.Greeting);
    }

    // called when the octets have been written
    void IProtocolLogger.LogClient(byte[] buffer, int offset, int count)
    {
        if (!_inText)
        {
            _awaited += buffer.AsSpan(offset, count).Count((byte)'\n');
            Enter(SmtpPhase.Command);
        }
        else if (Dotted)
        {
            (_awaited, _dotCounted) = (_dotCounted ? _awaited : 1, true);
            Enter(SmtpPhase.FinalReply);
        }
    }

    void IProtocolLogger.LogServer(byte[] buffer, int offset, int count)
    {
        ReadOnlySpan<byte> octets = buffer.AsSpan(offset, count);
        while (!octets.IsEmpty)
        {
            if (_awaited == 0)
            {
                // a server that closes may say so at any time (RFC 5321, 3.8); anything else is out of step
                var closes = octets.StartsWith("421"u8);
                (Closing, OutOfStep) = (Closing || closes, OutOfStep || !closes);
                return;
            }

            if (_assembly.Take(ref octets) is { } reply)
            {
                Hear(reply);
            }
        }
    }

    public void Dispose() => _limit.Dispose();

    private void Hear(SmtpReply reply)
    {
        _awaited--;
        _replies.Add(reply);
        Closing |= reply.IsClosing;
        if (_replies.Count > MaxReplies)
        {
            throw new SmtpBreakException(SmtpTexts.NotAnAnswer);
        }

        // the third answer of a letter is the one to DATA
        var goesAhead = _letter && _replies.Count == 3 && reply.Code == SmtpTransaction.GoAhead;
        _inText = goesAhead;
        TextBegun |= goesAhead;
        Enter(goesAhead ? SmtpPhase.Data : SmtpPhase.Command);
    }

    private void Stop()
    {
        bool now;
        lock (_door)
        {
            now = !_pastReturn;
            (_stopped, _fixedEnd) = (true, true);
            if (!now)
            {
                _limit.CancelAfter(options.StopGrace);
            }
        }

        if (now)
        {
            _limit.Cancel();
        }
    }
}
