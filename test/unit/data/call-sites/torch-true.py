#% true double-softmax — classifier that ends in nn.Softmax, trained with CrossEntropyLoss
import torch
import torch.nn as nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(784, 128)
        self.fc2 = nn.Linear(128, 10)
        self.softmax = nn.Softmax(dim=1)

    def forward(self, x):
        x = torch.relu(self.fc1(x))
        return self.softmax(self.fc2(x))

net = Net()
criterion = nn.CrossEntropyLoss()
for images, labels in train_loader:
    optimizer.zero_grad()
    outputs = net(images.view(-1, 784))
    loss = criterion(outputs, labels)
    loss.backward()
#% true double-softmax — functional softmax in forward
import torch.nn as nn
import torch.nn.functional as F

class LeNet(nn.Module):
    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = x.view(-1, 320)
        x = F.relu(self.fc1(x))
        x = self.fc2(x)
        return F.softmax(x, dim=1)

model = LeNet().to(device)
loss_fn = nn.CrossEntropyLoss()

def train(epoch):
    for data, target in loader:
        output = model(data)
        loss = loss_fn(output, target)
#% true double-softmax — method on the tensor
import torch.nn.functional as F
for x, y in dl:
    out = model(x).softmax(dim=-1)
    loss = F.cross_entropy(out, y)
    loss.backward()
#% true double-softmax — torch.softmax, keyword arguments
import torch
from torch.nn import functional as F
pred = torch.softmax(net(xb), dim=1)
loss = F.cross_entropy(input=pred, target=yb, reduction='sum')
#% true double-softmax — Sequential with Softmax as its last layer
from torch import nn
model = nn.Sequential(
    nn.Linear(4, 16),
    nn.ReLU(),
    nn.Linear(16, 3),
    nn.Softmax(dim=1),
)
criterion = nn.CrossEntropyLoss()
y_pred = model(X_train)
loss = criterion(y_pred, y_train)
#% true double-softmax — Lightning step
import torch
import torch.nn.functional as F
import pytorch_lightning as pl

class LitModel(pl.LightningModule):
    def training_step(self, batch, batch_idx):
        x, y = batch
        logits = self.encoder(x)
        probs = F.softmax(logits, dim=1)
        loss = F.cross_entropy(probs, y)
        self.log("train_loss", loss)
        return loss
#% true double-softmax — criterion held by self
import torch.nn as nn

class Trainer:
    def __init__(self, model):
        self.model = model
        self.criterion = nn.CrossEntropyLoss(weight=class_weights)
        self.softmax = nn.Softmax(dim=-1)

    def step(self, x, y):
        scores = self.softmax(self.model(x))
        return self.criterion(scores, y)
#% true double-softmax — imported by name
from torch.nn.functional import cross_entropy, softmax
def compute_loss(logits, labels):
    p = softmax(logits, -1)
    return cross_entropy(p, labels)
#% true double-softmax — module called in one go
import torch
loss = torch.nn.CrossEntropyLoss()(torch.nn.Softmax(dim=1)(scores), target)
#% true double-softmax — segmentation, multi-line
import torch.nn.functional as F
seg = unet(imgs)
loss = F.cross_entropy(
    F.softmax(seg, dim=1),   # (N, C, H, W)
    masks.long(),
    ignore_index=255,
)
#% true double-softmax — reassigned, reshaped
import torch, torch.nn.functional as F
logits = lm(input_ids).logits
logits = torch.softmax(logits, dim=-1)
loss = F.cross_entropy(logits.view(-1, vocab_size), labels.view(-1))
#% true double-sigmoid — criterion
import torch
import torch.nn as nn
criterion = nn.BCEWithLogitsLoss()
for x, y in loader:
    out = torch.sigmoid(model(x))
    loss = criterion(out, y.float())
#% true double-sigmoid — forward ends in sigmoid
import torch
import torch.nn as nn

class LogReg(nn.Module):
    def __init__(self, n):
        super(LogReg, self).__init__()
        self.linear = nn.Linear(n, 1)

    def forward(self, x):
        return torch.sigmoid(self.linear(x))

model = LogReg(20)
criterion = nn.BCEWithLogitsLoss(pos_weight=torch.tensor([3.0]))
y_hat = model(x)
loss = criterion(y_hat, y)
#% true double-sigmoid — method
import torch.nn.functional as F
pred = self.head(h).sigmoid()
loss = F.binary_cross_entropy_with_logits(pred, target, reduction="mean")
#% true double-sigmoid — Sequential ends in Sigmoid
import torch.nn as nn
discriminator = nn.Sequential(
    nn.Linear(784, 256), nn.LeakyReLU(0.2),
    nn.Linear(256, 1), nn.Sigmoid())
adversarial_loss = nn.BCEWithLogitsLoss()
d_loss = adversarial_loss(discriminator(real), valid)
#% true double-sigmoid — self.sigmoid in forward
import torch.nn as nn
class Classifier(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.out = nn.Linear(hidden, 1)
        self.sigmoid = nn.Sigmoid()
        self.loss_fn = nn.BCEWithLogitsLoss()
    def forward(self, h, labels=None):
        probs = self.sigmoid(self.out(h))
        loss = self.loss_fn(probs, labels)
        return loss, probs
#% true double-sigmoid — F.sigmoid, old style
import torch.nn.functional as F
outputs = F.sigmoid(net(inputs))
loss = F.binary_cross_entropy_with_logits(outputs, labels)
#% true double-sigmoid — torchvision focal loss
import torch
from torchvision.ops import sigmoid_focal_loss
p = torch.sigmoid(cls_logits)
loss = sigmoid_focal_loss(p, cls_targets, alpha=0.25, gamma=2, reduction='mean')
#% true logits-as-probabilities — BCELoss on raw literal scores
import torch
import torch.nn as nn
loss = nn.BCELoss()
scores = torch.tensor([2.3, -1.7, 0.4])
labels = torch.tensor([1., 0., 1.])
print(loss(scores, labels))
#% true logits-as-probabilities — functional, inline
import torch
import torch.nn.functional as F
F.binary_cross_entropy(torch.tensor([3.2, -0.5]), torch.tensor([1.0, 0.0]))
#% true logits-as-probabilities — BCE of a Sequential that ends in Linear
import torch
from torch.nn import BCELoss
bce = BCELoss(reduction='sum')
z = torch.tensor([[4.1], [-2.2], [0.3]])
t = torch.tensor([[1.], [0.], [0.]])
total = bce(z, t)
#% true logits-as-probabilities — keyword arguments
import torch, torch.nn.functional as F
out = F.binary_cross_entropy(
    target=torch.tensor([0., 1., 1.]),
    input=torch.tensor([-3.0, 5.0, 2.0]),
)
#% true probability-out-of-range — one value above 1
import torch
import torch.nn as nn
criterion = nn.BCELoss()
y_pred = torch.tensor([0.1, 1.02, 0.7])
y_true = torch.tensor([0.0, 1.0, 1.0])
loss = criterion(y_pred, y_true)
#% true probability-out-of-range — slightly below zero
import torch
import torch.nn.functional as F
p = torch.tensor([0.3, -0.01, 0.99])
l = F.binary_cross_entropy(p, torch.tensor([0., 0., 1.]))
#% true probability-out-of-range — column of probabilities
import torch
from torch import nn, tensor
nn.BCELoss()(tensor([[0.9], [1.1], [0.2]]), tensor([[1.], [1.], [0.]]))
#% true probability-out-of-range — keyword input
import torch.nn.functional as F
import torch
F.binary_cross_entropy(input=torch.tensor([1.04, 0.5]), target=torch.tensor([1.0, 0.0]), reduction='none')
#% true probabilities-as-logits — literal rows
import torch
import torch.nn as nn
loss_fn = nn.CrossEntropyLoss()
preds = torch.tensor([[0.7, 0.2, 0.1], [0.05, 0.9, 0.05]])
labels = torch.tensor([0, 1])
loss = loss_fn(preds, labels)
#% true probabilities-as-logits — Stack Overflow question
import torch
import torch.nn.functional as F

# why is the loss not 0?
input = torch.tensor([[0.0, 1.0, 0.0],
                      [1.0, 0.0, 0.0]])
target = torch.tensor([1, 0])
print(F.cross_entropy(input, target))
#% true probabilities-as-logits — four classes
import torch
criterion = torch.nn.CrossEntropyLoss(reduction="none")
y_hat = torch.tensor(
    [
        [0.25, 0.25, 0.25, 0.25],
        [0.10, 0.60, 0.20, 0.10],
        [0.01, 0.01, 0.97, 0.01],
    ]
)
y = torch.tensor([3, 1, 2])
criterion(y_hat, y)
#% true probabilities-as-logits — FloatTensor
import torch
import torch.nn.functional as F
out = torch.FloatTensor([[0.9, 0.1], [0.2, 0.8]])
F.cross_entropy(out, torch.LongTensor([0, 1]))
#% true probabilities-as-logits — inline in the call with keywords
import torch
from torch.nn.functional import cross_entropy
cross_entropy(input=torch.tensor([[0.6, 0.4], [0.3, 0.7]]), target=torch.tensor([0, 1]), label_smoothing=0.1)
#% true target-out-of-range — class 7 of 3
import torch
import torch.nn as nn
logits = torch.tensor([[0.5, 1.5, -0.2], [2.0, 0.1, 0.3]])
target = torch.tensor([0, 7])
nn.CrossEntropyLoss()(logits, target)
#% true target-out-of-range — minus one without ignore_index
import torch
import torch.nn.functional as F
x = torch.tensor([[1.3, 0.2], [0.1, 2.2], [0.7, -1.1]])
y = torch.tensor([0, -1, 1])
loss = F.cross_entropy(x, y)
#% true target-out-of-range — 255 in a mask
import torch
import torch.nn as nn
ce = nn.CrossEntropyLoss()
pixels = torch.tensor([[2.1, -0.4], [0.3, 0.8], [1.1, -0.2], [0.0, 0.1]])
mask = torch.tensor([0, 255, 1, 255])
loss = ce(pixels, mask)
#% true target-out-of-range — nll_loss of log-probabilities
import torch
import torch.nn.functional as F
logp = torch.log_softmax(torch.tensor([[0.1, 0.9, 0.4], [1.1, 0.2, 0.5]]), dim=1)
loss = F.nll_loss(logp, torch.tensor([0, 5]))
#% true target-out-of-range — other ignore_index
import torch
import torch.nn.functional as F
out = torch.tensor([[1.0, 2.0, -0.5], [0.4, -0.2, 0.1]])
tgt = torch.tensor([-1, 2])
F.cross_entropy(out, tgt, ignore_index=255)
#% true target-off-by-one — labels 1..3
import torch
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
output = torch.tensor([[1.2, 0.3, -0.4], [0.2, 2.2, 0.1], [0.0, -0.3, 1.4]])
label = torch.tensor([1, 2, 3])
loss = criterion(output, label)
#% true target-off-by-one — functional
import torch
import torch.nn.functional as F
F.cross_entropy(torch.tensor([[0.4, -1.2], [1.0, 0.3], [-2.0, 1.5]]), torch.tensor([2, 1, 2]))
#% true target-off-by-one — digits 1 to 4
import torch
scores = torch.tensor([[0.1, 1.4, 2.2, -0.6], [3.1, 0.2, 0.9, 0.4]])
classes = torch.tensor([3, 4])   # from the csv, 1-based
loss = torch.nn.functional.cross_entropy(scores, classes, reduction='mean')
#% true target-off-by-one — keyword arguments
import torch
from torch.nn import functional as F
loss = F.cross_entropy(target=torch.tensor([1, 3, 2]), input=torch.tensor([[0.9, 0.8, -0.2], [0.3, 1.8, 0.4], [2.0, 0.1, 0.7]]))
#% true one-hot-as-index — integer one_hot
import torch.nn.functional as F
onehot = F.one_hot(labels, num_classes=10)
loss = F.cross_entropy(logits, onehot)
#% true one-hot-as-index — nll_loss
import torch
import torch.nn.functional as F
y1h = F.one_hot(y, 5)
logp = F.log_softmax(out, dim=1)
loss = F.nll_loss(logp, y1h)
#% true one-hot-as-index — literal long one-hot
import torch
import torch.nn as nn
logits = torch.tensor([[1.4, -0.3, 0.2], [0.1, 0.8, -1.0]])
target = torch.tensor([[1, 0, 0], [0, 1, 0]])
loss = nn.CrossEntropyLoss()(logits, target)
#% true one-hot-as-index — module
import torch.nn as nn
from torch.nn.functional import one_hot
loss_fn = nn.CrossEntropyLoss()
target = one_hot(batch["label"], num_classes=4)
loss = loss_fn(model(batch["image"]), target)
#% true one-hot-as-index — .long() after float
import torch.nn.functional as F
t = F.one_hot(y, num_classes=3).long()
loss = F.cross_entropy(scores, t)
#% true binary-target-out-of-range — labels -1/+1
import torch
import torch.nn as nn
criterion = nn.BCEWithLogitsLoss()
y = torch.tensor([1., -1., -1., 1.])
loss = criterion(model(x).squeeze(), y)
#% true binary-target-out-of-range — target 2
import torch
import torch.nn.functional as F
loss = F.binary_cross_entropy(torch.tensor([0.2, 0.8, 0.6]), torch.tensor([0., 1., 2.]))
#% true binary-target-out-of-range — mask 0/255
import torch
import torch.nn.functional as F
mask = torch.tensor([0., 255., 255., 0.])
l = F.binary_cross_entropy_with_logits(pred, mask)
#% true binary-target-out-of-range — keyword
import torch
from torch import nn
loss = nn.BCELoss()(torch.sigmoid(z), target=torch.tensor([1.0, 3.0, 0.0]))
#% true swapped-arguments — labels first
import torch.nn as nn
criterion = nn.CrossEntropyLoss()
for inputs, labels in loader:
    outputs = model(inputs)
    loss = criterion(labels, outputs)
#% true swapped-arguments — functional
import torch.nn.functional as F
def loss_fn(y_true, y_pred):
    return F.cross_entropy(y_true, y_pred)
#% true swapped-arguments — BCE
import torch.nn as nn
bce = nn.BCEWithLogitsLoss()
loss = bce(targets, logits)
#% true swapped-arguments — nll
import torch.nn.functional as F
logits = net(x)
log_probs = F.log_softmax(logits, dim=1)
loss = F.nll_loss(target, log_probs)
#% true swapped-arguments — binary, Keras habit
import torch.nn.functional as F
loss = F.binary_cross_entropy(y_true, y_pred)
#% true probabilities-as-log — NLLLoss after Softmax
import torch.nn as nn
m = nn.Softmax(dim=1)
loss = nn.NLLLoss()
output = loss(m(input), target)
#% true probabilities-as-log — forward ends in softmax, NLL loss
import torch
import torch.nn as nn
import torch.nn.functional as F
class Tagger(nn.Module):
    def forward(self, sentence):
        embeds = self.word_embeddings(sentence)
        lstm_out, _ = self.lstm(embeds.view(len(sentence), 1, -1))
        tag_space = self.hidden2tag(lstm_out.view(len(sentence), -1))
        return F.softmax(tag_space, dim=1)
model = Tagger()
loss_function = nn.NLLLoss()
tag_scores = model(sentence_in)
loss = loss_function(tag_scores, targets)
#% true probabilities-as-log — kl_div of two softmaxes
import torch.nn.functional as F
p = F.softmax(teacher_logits / T, dim=1)
q = F.softmax(student_logits / T, dim=1)
loss = F.kl_div(q, p, reduction='batchmean') * T * T
#% true probabilities-as-log — KLDivLoss
import torch.nn as nn
kl_loss = nn.KLDivLoss(reduction="batchmean")
student = nn.functional.softmax(student_out, dim=-1)
teacher = nn.functional.softmax(teacher_out, dim=-1)
loss = kl_loss(student, teacher)
#% true probabilities-as-log — method then nll
import torch.nn.functional as F
probs = model(tokens).softmax(-1)
loss = F.nll_loss(probs.view(-1, V), tgt.view(-1), ignore_index=PAD)
#% true probabilities-as-log — literal probabilities
import torch
import torch.nn.functional as F
p = torch.tensor([[0.2, 0.5, 0.3], [0.7, 0.2, 0.1]])
loss = F.nll_loss(p, torch.tensor([1, 0]))
#% true probabilities-as-log — literal kl
import torch
import torch.nn.functional as F
q = torch.tensor([0.4, 0.6])
p = torch.tensor([0.5, 0.5])
print(F.kl_div(q, p, reduction='sum'))
#% true kl-argument-order — functional
import torch.nn.functional as F
log_q = F.log_softmax(student, dim=-1)
p = F.softmax(teacher, dim=-1)
loss = F.kl_div(p, log_q, reduction='batchmean')
#% true kl-argument-order — module form
import torch.nn as nn
import torch.nn.functional as F
kl = nn.KLDivLoss(reduction='batchmean')
loss = kl(F.softmax(target_scores, dim=1), F.log_softmax(pred_scores, dim=1))
#% true kl-argument-order — methods
import torch.nn.functional as F
loss = F.kl_div(teacher.softmax(-1), student.log_softmax(-1), reduction='sum')
#% true kl-argument-order — log of softmax
import torch
import torch.nn.functional as F
p = torch.softmax(a, dim=-1)
q = torch.softmax(b, dim=-1)
d = F.kl_div(p, q.log(), reduction='batchmean')
#% true kl-argument-order — keywords named the wrong way
import torch.nn.functional as F
loss = F.kl_div(input=F.softmax(t, dim=1), target=F.log_softmax(s, dim=1), reduction="batchmean")
#% true kl-log-target — two log_softmaxes without log_target
import torch.nn.functional as F
s = F.log_softmax(student_logits / T, dim=1)
t = F.log_softmax(teacher_logits / T, dim=1)
loss = F.kl_div(s, t, reduction='batchmean')
#% true kl-log-target — log_target with probabilities
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(s, -1), F.softmax(t, -1), reduction='batchmean', log_target=True)
#% true kl-log-target — module, log_target=True, softmax target
import torch.nn as nn
import torch.nn.functional as F
criterion = nn.KLDivLoss(reduction='batchmean', log_target=True)
out = F.log_softmax(model(x), dim=1)
soft = F.softmax(teacher(x), dim=1)
loss = criterion(out, soft)
#% true kl-log-target — torch.log of a softmax as target
import torch
import torch.nn.functional as F
p = torch.softmax(a, dim=-1)
q = torch.softmax(b, dim=-1)
kl = F.kl_div(torch.log(q), torch.log(p), reduction='sum')
#% true kl-log-target — module, both logs
import torch.nn as nn
kl = nn.KLDivLoss(reduction="batchmean")
ls = nn.LogSoftmax(dim=-1)
loss = kl(ls(student), ls(teacher))
#% true kl-mean-reduction — default of the function
import torch.nn.functional as F
loss = F.kl_div(F.log_softmax(student, dim=1), F.softmax(teacher, dim=1))
#% true kl-mean-reduction — default of the module
import torch.nn as nn
import torch.nn.functional as F
kl_criterion = nn.KLDivLoss()
loss_kd = kl_criterion(F.log_softmax(out_s / T, dim=1), F.softmax(out_t / T, dim=1)) * (T * T)
#% true kl-mean-reduction — spelled out
import torch.nn as nn
kld = nn.KLDivLoss(reduction='mean')
loss = kld(student_logp, teacher_p)
#% true kl-mean-reduction — VAE course homework
import torch
import torch.nn.functional as F
def divergence(q_logits, p):
    log_q = torch.log_softmax(q_logits, dim=-1)
    return F.kl_div(log_q, p, reduction="mean")
#% true kl-mean-reduction — class attribute
import torch.nn as nn
import torch.nn.functional as F
class Distiller(nn.Module):
    def __init__(self):
        super().__init__()
        self.kl = nn.KLDivLoss()
    def forward(self, s, t):
        return self.kl(F.log_softmax(s, dim=-1), F.softmax(t, dim=-1))
#% true infinity-hidden — certain and wrong
import torch
import torch.nn as nn
p = torch.tensor([1.0, 0.3, 0.8])
y = torch.tensor([0.0, 0.0, 1.0])
print(nn.BCELoss()(p, y))   # 33.6?
#% true infinity-hidden — functional, keywords
import torch
import torch.nn.functional as F
loss = F.binary_cross_entropy(input=torch.tensor([0.0, 1.0]), target=torch.tensor([1.0, 0.0]), reduction='none')
#% true infinity-hidden — sum
import torch
bce = torch.nn.BCELoss(reduction='sum')
out = bce(torch.tensor([0.5, 0.0]), torch.tensor([1., 1.]))
#% true all-rows-ignored — default -100
import torch
import torch.nn as nn
logits = torch.tensor([[0.2, 1.4, -0.3], [0.7, 0.1, 0.5]])
labels = torch.tensor([-100, -100])
loss = nn.CrossEntropyLoss()(logits, labels)
#% true all-rows-ignored — padding id 0
import torch
import torch.nn.functional as F
loss = F.cross_entropy(torch.tensor([[0.3, -0.2, 1.0], [0.9, 0.4, -2.0]]), torch.tensor([0, 0]), ignore_index=0)
#% true all-rows-ignored — nll_loss
import torch
import torch.nn.functional as F
logp = F.log_softmax(torch.tensor([[0.3, 0.8], [1.2, 0.4], [0.1, 0.2]]), dim=1)
tgt = torch.tensor([255, 255, 255])
loss = F.nll_loss(logp, tgt, ignore_index=255)
#% true all-rows-ignored — module with ignore_index
import torch
from torch import nn
ce = nn.CrossEntropyLoss(ignore_index=-1)
val = ce(torch.tensor([[1.1, 0.2], [0.3, -0.9]]), torch.tensor([-1, -1]))
#% true all-rows-ignored — targets of any logits
import torch
import torch.nn.functional as F
labels = torch.tensor([-100, -100, -100, -100])
loss = F.cross_entropy(outputs.logits, labels)
#% true smoothing-with-ignored — transformer with padding
import torch.nn as nn
PAD_IDX = 0
criterion = nn.CrossEntropyLoss(ignore_index=0, label_smoothing=0.1)
loss = criterion(logits.reshape(-1, logits.shape[-1]), tgt_out.reshape(-1))
#% true smoothing-with-ignored — functional, keyword order
import torch.nn.functional as F
loss = F.cross_entropy(
    output.view(-1, n_vocab), gold.view(-1),
    label_smoothing=0.05,
    ignore_index=1,
)
#% true smoothing-with-ignored — constant name
import torch.nn as nn
PAD = 0
loss_fn = nn.CrossEntropyLoss(ignore_index=PAD, label_smoothing=0.1)
loss = loss_fn(pred, tgt)
#% true smoothing-with-ignored — in a class
from torch import nn
class Seq2Seq(nn.Module):
    def __init__(self):
        super().__init__()
        self.loss = nn.CrossEntropyLoss(label_smoothing=0.2, ignore_index=3, reduction='sum')
    def step(self, logits, y):
        return self.loss(logits, y)
#% true unit-mismatch — named bits
import torch.nn.functional as F
bits = F.cross_entropy(logits, targets)
print(bits)
#% true unit-mismatch — loss_in_bits
import torch.nn as nn
ce = nn.CrossEntropyLoss()
loss_in_bits = ce(lm_logits, ids)
#% true unit-mismatch — ce_bits
import torch.nn.functional as F
ce_bits = F.nll_loss(F.log_softmax(out, dim=-1), y)
