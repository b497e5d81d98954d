#% true double-softmax — an LSTM classifier, packed sequences, softmax stored in a variable
import torch
import torch.nn as nn
from torch.nn.utils.rnn import pack_padded_sequence

class LSTMClassifier(nn.Module):
    def __init__(self, vocab_size, embedding_dim, hidden_dim, output_size):
        super(LSTMClassifier, self).__init__()
        self.embedding = nn.Embedding(vocab_size, embedding_dim)
        self.lstm = nn.LSTM(embedding_dim, hidden_dim, num_layers=1)
        self.hidden2out = nn.Linear(hidden_dim, output_size)
        self.softmax = nn.Softmax(dim=1)
        self.dropout_layer = nn.Dropout(p=0.2)

    def forward(self, batch, lengths):
        embeds = self.embedding(batch)
        packed_input = pack_padded_sequence(embeds, lengths)
        outputs, (ht, ct) = self.lstm(packed_input, self.hidden)
        output = self.dropout_layer(ht[-1])
        output = self.hidden2out(output)
        output = self.softmax(output)
        return output

def train_model(model, optimizer, train, x_to_ix, y_to_ix, max_epochs):
    criterion = nn.CrossEntropyLoss()
    for epoch in range(max_epochs):
        for batch, targets, lengths in batches:
            model.zero_grad()
            pred = model(torch.autograd.Variable(batch), lengths.cpu().numpy())
            loss = criterion(pred, torch.autograd.Variable(targets))
            loss.backward()
            optimizer.step()

model = LSTMClassifier(len(vocab), 128, 32, 18)
optimizer = torch.optim.SGD(model.parameters(), lr=0.01)
model = train_model(model, optimizer, train, x_to_ix, y_to_ix, 10)
#% true double-softmax — a ViT with an MLP head as ModuleList's end
import torch
from torch import nn
class ViT(nn.Module):
    def __init__(self, dim, n_classes):
        super().__init__()
        self.encoder = nn.TransformerEncoder(nn.TransformerEncoderLayer(dim, 8), 6)
        self.mlp_head = nn.Sequential(nn.LayerNorm(dim), nn.Linear(dim, n_classes), nn.Softmax(dim=-1))
    def forward(self, img):
        x = self.encoder(self.embed(img))
        cls = x[:, 0]
        return self.mlp_head(cls)
vit = ViT(512, 100).cuda()
opt = torch.optim.AdamW(vit.parameters())
for step, (img, lbl) in enumerate(dl):
    out = vit(img.cuda())
    loss = nn.functional.cross_entropy(out, lbl.cuda())
#% true double-softmax — the model is picked from a dictionary of constructors and called in evaluate()
import torch
import torch.nn as nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(64, 10)
    def forward(self, x):
        return F.softmax(self.fc(x), 1)

@torch.no_grad()
def evaluate(net, loader):
    net.eval()
    total, n = 0.0, 0
    for x, y in loader:
        out = net(x)
        total += F.cross_entropy(out, y, reduction='sum').item()
        n += len(y)
    return total / n

net = Net()
print(evaluate(net, val_loader))
#% true double-softmax — torch.nn imported as N, functional as f
import torch.nn as N
import torch.nn.functional as f
net = N.Sequential(N.Linear(4, 10), N.Tanh(), N.Linear(10, 3))
y_hat = f.softmax(net(x), dim=1)
loss = f.cross_entropy(y_hat, y)
#% true double-softmax — import from torch.nn directly
from torch.nn import CrossEntropyLoss, Linear, Module, Softmax
class Cls(Module):
    def __init__(self):
        super().__init__()
        self.lin = Linear(768, 2)
        self.sm = Softmax(dim=-1)
    def forward(self, h, labels=None):
        logits = self.lin(h)
        scores = self.sm(logits)
        if labels is not None:
            loss_fct = CrossEntropyLoss()
            loss = loss_fct(scores.view(-1, 2), labels.view(-1))
            return loss, scores
        return scores
#% true double-softmax — from torch.nn.functional import
from torch.nn.functional import cross_entropy, softmax
p = softmax(z, dim=-1)
L = cross_entropy(p, t)
#% true double-softmax — the closure of LBFGS
import torch
import torch.nn as nn
model = nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, 2), nn.Softmax(1))
crit = nn.CrossEntropyLoss()
optimizer = torch.optim.LBFGS(model.parameters())
def closure():
    optimizer.zero_grad()
    out = model(X)
    loss = crit(out, Y)
    loss.backward()
    return loss
optimizer.step(closure)
#% true double-softmax — with statement and walrus
import torch, torch.nn.functional as F
with torch.enable_grad():
    if (p := F.softmax(net(x), -1)) is not None:
        loss = F.cross_entropy(p, y)
#% true double-softmax — graph network of the first tutorial gone wrong
import torch
import torch.nn.functional as F
from torch_geometric.nn import GCNConv
class GCN(torch.nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.conv1 = GCNConv(n_in, 16)
        self.conv2 = GCNConv(16, n_out)
    def forward(self, data):
        x, edge_index = data.x, data.edge_index
        x = self.conv1(x, edge_index)
        x = F.relu(x)
        x = F.dropout(x, training=self.training)
        x = self.conv2(x, edge_index)
        return F.softmax(x, dim=1)
model = GCN(1433, 7)
criterion = torch.nn.CrossEntropyLoss()
def train():
    model.train()
    optimizer.zero_grad()
    out = model(data)
    loss = criterion(out[data.train_mask], data.y[data.train_mask])
    loss.backward()
    optimizer.step()
    return loss
#% true double-softmax — the nll of graph networks replaced
import torch
import torch.nn.functional as F
out = torch.softmax(model(data.x, data.edge_index), dim=-1)
loss = F.cross_entropy(out[data.train_mask], data.y[data.train_mask])
#% true double-softmax — accelerate
import torch
import torch.nn as nn
from accelerate import Accelerator
accelerator = Accelerator()
model = nn.Sequential(nn.Linear(10, 10), nn.ReLU(), nn.Linear(10, 4), nn.Softmax(dim=1))
model, optimizer, loader = accelerator.prepare(model, optimizer, loader)
loss_fn = nn.CrossEntropyLoss()
for xb, yb in loader:
    loss = loss_fn(model(xb), yb)
    accelerator.backward(loss)
#% true double-softmax — fastai-like loss attribute
import torch.nn as nn
class Learner:
    def __init__(self, model, loss_func):
        self.model, self.loss_func = model, loss_func
    def one_batch(self, xb, yb):
        self.preds = self.model(xb)
        self.loss = self.loss_func(self.preds, yb)
learn = Learner(nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.Softmax(dim=1)), nn.CrossEntropyLoss())
#% true double-softmax — a list comprehension of losses
import torch.nn.functional as F
losses = [F.cross_entropy(F.softmax(h, dim=1), t) for h, t in zip(heads, targets)]
#% true double-softmax — several heads summed
import torch.nn as nn
ce = nn.CrossEntropyLoss()
soft = nn.Softmax(dim=1)
a, b = model(x)
total = ce(soft(a), ya) + 0.5 * ce(soft(b), yb)
#% true double-softmax — conditional activation, both softmaxes
import torch
import torch.nn.functional as F
p = F.softmax(z / T, dim=1) if T != 1 else torch.softmax(z, 1)
loss = F.cross_entropy(p, y)
#% true double-softmax — a method that wraps the net
import torch
import torch.nn as nn
class Model:
    def __init__(self):
        self.net = nn.Linear(4, 3)
        self.criterion = nn.CrossEntropyLoss()
    def probabilities(self, x):
        return torch.softmax(self.net(x), dim=1)
m = Model()
loss = m.criterion(m.probabilities(x), y)
#% true double-sigmoid — a multi-label BERT head
import torch
from transformers import BertModel
class BERTClass(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.l1 = BertModel.from_pretrained('bert-base-uncased')
        self.l3 = torch.nn.Linear(768, 6)
    def forward(self, ids, mask, token_type_ids):
        _, out = self.l1(ids, attention_mask=mask, token_type_ids=token_type_ids, return_dict=False)
        return torch.sigmoid(self.l3(out))
def loss_fn(outputs, targets):
    return torch.nn.BCEWithLogitsLoss()(outputs, targets)
model = BERTClass()
for _, data in enumerate(training_loader, 0):
    outputs = model(data['ids'], data['mask'], data['token_type_ids'])
    loss = loss_fn(outputs, data['targets'])
#% true double-sigmoid — sigmoid in an nn.Module attribute and the loss in the same class
import torch.nn as nn
class Rec(nn.Module):
    def __init__(self):
        super().__init__()
        self.out = nn.Linear(16, 1)
        self.sigmoid = nn.Sigmoid()
        self.loss_fn = nn.BCEWithLogitsLoss(reduction='none')
    def forward(self, u, i, r):
        pred = self.sigmoid(self.out(u * i)).flatten()
        return self.loss_fn(pred, r).mean()
#% true double-sigmoid — sum of per-class losses
import torch
import torch.nn.functional as F
loss = sum(F.binary_cross_entropy_with_logits(torch.sigmoid(o), t) for o, t in zip(outs, tgts))
#% true double-sigmoid — clamped for stability
import torch
import torch.nn.functional as F
p = torch.clamp(torch.sigmoid(model(x)), 1e-7, 1 - 1e-7)
loss = F.binary_cross_entropy_with_logits(p, y)
#% true logits-as-probabilities — BCE of a convolutional model's squeezed output
import torch
import torch.nn as nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc1 = nn.Linear(100, 50)
        self.fc2 = nn.Linear(50, 1)
    def forward(self, x):
        x = torch.relu(self.fc1(x))
        x = self.fc2(x)
        return x.squeeze(1)
net = Net()
criterion = nn.BCELoss()
loss = criterion(net(inputs), labels.float())
#% true logits-as-probabilities — log_loss of log-probabilities
from sklearn.metrics import log_loss
from sklearn.naive_bayes import MultinomialNB
nb = MultinomialNB().fit(X, y)
print(log_loss(y_test, nb.predict_log_proba(X_test)))
#% true logits-as-probabilities — Keras binary with Dense(1)
from tensorflow import keras
from tensorflow.keras import layers
def make_model(input_shape):
    inputs = keras.Input(shape=input_shape)
    x = layers.Rescaling(1.0 / 255)(inputs)
    x = layers.Conv2D(32, 3, strides=2, padding="same")(x)
    x = layers.GlobalAveragePooling2D()(x)
    x = layers.Dropout(0.25)(x)
    outputs = layers.Dense(1, activation=None)(x)
    return keras.Model(inputs, outputs)
model = make_model((180, 180, 3))
model.compile(optimizer=keras.optimizers.Adam(3e-4), loss="binary_crossentropy", metrics=["accuracy"])
#% true double-sigmoid — Keras multi-label by a loss object in a variable
import keras
from keras import layers
inp = keras.Input((64,))
h = layers.Dense(32, activation="relu")(inp)
out = layers.Dense(20, activation="sigmoid")(h)
model = keras.Model(inp, out)
bce = keras.losses.BinaryCrossentropy(from_logits=True)
model.compile("adam", loss=bce)
#% true double-softmax — Sequential subclass of layers.Softmax and the functional loss
import tensorflow as tf
model = tf.keras.models.Sequential([
  tf.keras.layers.Flatten(input_shape=(28, 28)),
  tf.keras.layers.Dense(128, activation='relu'),
  tf.keras.layers.Dense(10),
  tf.keras.layers.Softmax()
])
loss_fn = tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
model.compile(optimizer='adam', loss=loss_fn, metrics=['accuracy'])
#% true double-softmax — a functional loss with from_logits in train_step
import tensorflow as tf
def train_step(x, y):
    with tf.GradientTape() as tape:
        probs = tf.nn.softmax(model(x, training=True))
        loss = tf.reduce_mean(tf.keras.losses.sparse_categorical_crossentropy(y, probs, from_logits=True))
    return loss
#% true double-softmax — TF 1 layers.dense with softmax
import tensorflow as tf
logits = tf.layers.dense(h, 10, activation=tf.nn.softmax)
loss = tf.losses.sparse_softmax_cross_entropy(labels=labels, logits=logits)
#% true double-sigmoid — TF logits argument named so, but not so
import tensorflow as tf
D_real = tf.nn.sigmoid(tf.matmul(h, W) + b)
D_loss_real = tf.reduce_mean(tf.nn.sigmoid_cross_entropy_with_logits(logits=D_real, labels=tf.ones_like(D_real)))
#% true double-softmax — a lambda loss
import tensorflow as tf
model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
model.compile(loss=lambda y, p: tf.keras.losses.categorical_crossentropy(y, p, from_logits=True), optimizer="sgd")
#% true double-softmax — flax nnx
from flax import nnx
import optax
class MLP(nnx.Module):
    def __init__(self, rngs):
        self.l1 = nnx.Linear(4, 16, rngs=rngs)
        self.l2 = nnx.Linear(16, 3, rngs=rngs)
    def __call__(self, x):
        return nnx.softmax(self.l2(nnx.relu(self.l1(x))))
model = MLP(nnx.Rngs(0))
def loss_fn(model, x, y):
    return optax.softmax_cross_entropy_with_integer_labels(model(x), y).mean()
loss = loss_fn(model, x, y)
#% true double-softmax — haiku's transform
import haiku as hk
import jax, optax
def net_fn(x):
    mlp = hk.Sequential([hk.Flatten(), hk.Linear(300), jax.nn.relu, hk.Linear(10), jax.nn.softmax])
    return mlp(x)
net = hk.without_apply_rng(hk.transform(net_fn))
def loss(params, x, y):
    logits = net.apply(params, x)
    return optax.softmax_cross_entropy(logits, jax.nn.one_hot(y, 10)).mean()
#% true double-softmax — jnp written out
import jax.numpy as jnp
import optax
def softmax(z):
    e = jnp.exp(z - jnp.max(z, axis=-1, keepdims=True))
    return e / jnp.sum(e, axis=-1, keepdims=True)
loss = optax.softmax_cross_entropy(softmax(x @ w), y1h)
#% true probabilities-as-log — nll_loss of softmax in one line
import torch.nn.functional as F
loss = F.nll_loss(F.softmax(model(x), dim=1), y)
#% true probabilities-as-log — kl_div with a clamped softmax
import torch.nn.functional as F
p = F.softmax(z, dim=1).clamp(min=1e-8)
loss = F.kl_div(p, q, reduction="batchmean")
#% true probabilities-as-log — the RL policy gives probabilities
import torch
import torch.nn as nn
class Policy(nn.Module):
    def __init__(self):
        super().__init__()
        self.affine = nn.Linear(4, 2)
    def forward(self, x):
        return torch.softmax(self.affine(x), dim=1)
policy = Policy()
nll = nn.NLLLoss(reduction="none")
loss = (nll(policy(states), actions) * returns).mean()
#% true probabilities-as-log — optax KL
import jax, optax
kl = optax.kl_divergence(jax.nn.softmax(student), jax.nn.softmax(teacher)).mean()
#% true probabilities-as-log — raw linear output into nll
import torch.nn as nn
import torch.nn.functional as F
head = nn.Linear(64, 5)
loss = F.nll_loss(head(h), y)
#% true kl-argument-order — kl_div(target, input.log())
import torch.nn as nn
kld = nn.KLDivLoss(reduction="batchmean")
loss = kld(target.softmax(-1), pred.softmax(-1).log())
#% true kl-mean-reduction — reduction mean spelled out
import torch.nn as nn
class TSA(nn.Module):
    def __init__(self):
        super().__init__()
        self.kl = nn.KLDivLoss(reduction='mean', log_target=True)
#% true kl-mean-reduction — functional without reduction
import torch.nn.functional as F
consistency = F.kl_div(F.log_softmax(a, dim=1), F.softmax(b.detach(), dim=1))
#% true kl-log-target — flag set, target is a softmax
import torch.nn.functional as F
l = F.kl_div(F.log_softmax(a, 1), F.softmax(b, 1), log_target=True, reduction="batchmean")
#% true labels-as-probabilities — XGBClassifier.predict
from xgboost import XGBClassifier
from sklearn.metrics import log_loss
model = XGBClassifier(n_estimators=500, learning_rate=0.05)
model.fit(X_train, y_train, eval_set=[(X_val, y_val)])
y_pred = model.predict(X_val)
print("Log loss: %.4f" % log_loss(y_val, y_pred))
#% true labels-as-probabilities — a grid search's best estimator
from sklearn.model_selection import GridSearchCV
from sklearn.ensemble import RandomForestClassifier
from sklearn import metrics
gs = GridSearchCV(RandomForestClassifier(), {"max_depth": [3, 5]}, scoring="neg_log_loss")
gs.fit(X, y)
best = gs.best_estimator_
print(metrics.log_loss(y_test, best.predict(X_test)))
#% true labels-as-probabilities — thresholded probabilities
from sklearn.metrics import log_loss
y_pred = (clf.predict_proba(X)[:, 1] >= 0.5).astype(int)
loss = log_loss(y, y_pred)
#% true labels-as-probabilities — make_scorer without needs_proba
from sklearn.metrics import log_loss, make_scorer
from sklearn.model_selection import cross_val_score
from sklearn.linear_model import LogisticRegression
scorer = make_scorer(log_loss, greater_is_better=False)
scores = cross_val_score(LogisticRegression(), X, y, scoring=scorer)
#% true labels-as-probabilities — a tuple assignment in a loop over models
from sklearn.metrics import log_loss, f1_score
from sklearn.tree import DecisionTreeClassifier
tree = DecisionTreeClassifier(max_depth=4)
tree.fit(Xtr, ytr)
f1, ll = f1_score(yte, tree.predict(Xte)), log_loss(yte, tree.predict(Xte))
#% true swapped-arguments — sklearn in a pandas world
from sklearn.metrics import log_loss
df["p"] = model.predict_proba(df[features])[:, 1]
score = log_loss(df["p"], df["target"])
#% true swapped-arguments — BCE(target, output)
import torch
import torch.nn as nn
bce = nn.BCELoss()
output = torch.sigmoid(net(x))
loss = bce(target, output)
#% true swapped-arguments — tf.nn positional in torch's order
import tensorflow as tf
logits = model(x)
labels = tf.one_hot(y, depth=10)
loss = tf.nn.softmax_cross_entropy_with_logits(logits, labels)
#% true swapped-arguments — keyword halves exchanged
import tensorflow as tf
loss = tf.nn.sparse_softmax_cross_entropy_with_logits(labels=logits, logits=labels)
#% true probability-out-of-range — typo of a digit
from sklearn.metrics import log_loss
y_true = [0, 1, 1, 0]
y_prob = [0.1, 0.9, 1.08, 0.35]
print(log_loss(y_true, y_prob))
#% true logits-as-probabilities — percentages
from sklearn.metrics import log_loss
log_loss([1, 0, 1], [90, 20, 75])
#% true rows-not-normalized — pandas frame to values
import pandas as pd
from sklearn.metrics import log_loss
probs = pd.DataFrame([[0.5, 0.4, 0.2], [0.1, 0.1, 0.8]])
print(log_loss([0, 2], probs.values, labels=[0, 1, 2]))
#% true wrong-axis — transposed by hand
import keras
y_pred = [[0.9, 0.1, 0.3], [0.1, 0.9, 0.7]]
y_true = [[1, 0, 0], [0, 1, 0]]
loss = keras.losses.categorical_crossentropy(y_true, y_pred)
#% true target-out-of-range — K given by a Linear in the class
import torch
import torch.nn as nn
class N(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(10, 3)
    def forward(self, x):
        return self.fc(x)
net = N()
loss = nn.CrossEntropyLoss()(net(torch.randn(2, 10)), torch.tensor([0, 5]))
#% true target-off-by-one — labels 1..K with numpy
import numpy as np
import tensorflow as tf
y = np.array([1, 2, 3, 3])
p = np.array([[.7, .2, .1], [.1, .8, .1], [.2, .2, .6], [.1, .1, .8]])
scce = tf.keras.losses.SparseCategoricalCrossentropy()
scce(y, p).numpy()
#% true one-hot-as-index — pandas get_dummies into sparse
import pandas as pd
import tensorflow as tf
Y = pd.get_dummies(df["label"]).values
model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
model.compile(loss="sparse_categorical_crossentropy", optimizer="adam")
model.fit(X, Y, epochs=10)
#% true index-as-one-hot — argmax'd labels into categorical
import numpy as np
import tensorflow as tf
y_int = np.argmax(y_onehot, axis=1)
model = tf.keras.Sequential([tf.keras.layers.Dense(3, activation="softmax")])
model.compile(loss="categorical_crossentropy", optimizer="adam")
model.fit(X, y_int)
#% true binary-target-out-of-range — labels 1 and 2
import torch
import torch.nn.functional as F
loss = F.binary_cross_entropy_with_logits(logits, torch.tensor([1., 2., 2., 1.]))
#% true unsorted-labels — numbers descending
from sklearn.metrics import log_loss
log_loss(y_true, y_prob, labels=[2, 1, 0])
#% true infinity-hidden — a zero at the true class
import numpy as np
from sklearn.metrics import log_loss
y_true = np.array([0, 1, 2])
y_pred = np.array([[0.8, 0.1, 0.1], [0.5, 0.0, 0.5], [0.1, 0.2, 0.7]])
print(log_loss(y_true, y_pred))
#% true all-rows-ignored — masked language modelling, nothing masked
import torch
import torch.nn as nn
labels = torch.tensor([-100, -100, -100, -100])
loss = nn.CrossEntropyLoss()(logits.view(-1, 30522), labels)
#% true smoothing-with-ignored — a translation loss
import torch.nn as nn
PAD_IDX = 1
loss_fn = nn.CrossEntropyLoss(ignore_index=PAD_IDX, label_smoothing=0.1)
loss = loss_fn(logits.reshape(-1, logits.shape[-1]), tgt_out.reshape(-1))
#% true unit-mismatch — bits per character without ln 2
import torch.nn.functional as F
bpc = F.cross_entropy(logits, targets).item()
#% true unit-mismatch — perplexity as a power of two
import torch.nn.functional as F
loss = F.cross_entropy(logits, y)
ppl = 2 ** loss.item()
